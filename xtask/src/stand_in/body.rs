//! Bodies that do not come at once.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body::Frame;
use tokio::time::{Sleep, sleep};

/// How many pieces a slow body comes in.
const PIECES: u32 = 20;
/// A connection that broke at once would take the headers with it, unsent.
const BEFORE_DROP: Duration = Duration::from_millis(20);

/// A body that breaks off in the middle: whoever waits for the rest sees the connection close.
pub fn dropped(bytes: Vec<u8>) -> Body {
    let half = bytes.len() / 2;
    let first = Bytes::from(bytes).slice(..half);
    Body::new(Dropped { first: Some(first), sleep: Box::pin(sleep(BEFORE_DROP)) })
}

/// A body that comes in pieces over this time.
pub fn trickled(bytes: Vec<u8>, over: Duration) -> Body {
    let piece = bytes.len().div_ceil(PIECES as usize).max(1);
    Body::new(Trickle {
        rest: Bytes::from(bytes),
        piece,
        pause: over / PIECES,
        sleep: Box::pin(sleep(over / PIECES)),
    })
}

struct Dropped {
    first: Option<Bytes>,
    sleep: Pin<Box<Sleep>>,
}

impl HttpBody for Dropped {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(Ok(Frame::data(first))));
        }
        let error = || Some(Err(io::ErrorKind::ConnectionReset.into()));
        self.sleep.as_mut().poll(context).map(|()| error())
    }
}

struct Trickle {
    rest: Bytes,
    piece: usize,
    pause: Duration,
    sleep: Pin<Box<Sleep>>,
}

impl HttpBody for Trickle {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.rest.is_empty() {
            return Poll::Ready(None);
        }
        if self.sleep.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.sleep = Box::pin(sleep(self.pause));
        let piece = self.piece.min(self.rest.len());
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(piece)))))
    }
}
