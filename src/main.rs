//! The program that runs in the page.

fn main() {
    perigee::boot::start();
}
