//! The designs that made-up craft are built to. Names of designs and organisations are real
//! ones, so that they look right; which craft were built to them is made up.

/// An organisation.
pub struct Builder {
    pub id: u32,
    pub name: &'static str,
    pub abbrev: Option<&'static str>,
    /// A number of [`AGENCY_TYPES`].
    pub agency_type: Option<u32>,
}

/// A family of designs.
pub struct Line {
    pub id: u32,
    pub name: &'static str,
    pub description: Option<&'static str>,
    pub manufacturer: Option<u32>,
    pub parent: Option<u32>,
    pub maiden_flight: Option<&'static str>,
}

/// What a craft of a design usually does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Flies once, by itself.
    Alone,
    /// Flies once, to a station.
    Ferry,
    /// Flies again and again.
    Again,
    /// Sets down on another world and stays.
    Lands,
}

/// A design. In `named` and `serial`, a run of `#` stands for the craft's number.
pub struct Design {
    pub id: u32,
    pub name: &'static str,
    /// A number of [`CONFIG_TYPES`].
    pub config_type: u32,
    pub agency: u32,
    pub family: &'static [u32],
    pub in_use: bool,
    pub used: Use,
    /// How many of 500 craft or so are built to it.
    pub weight: u64,
    pub named: &'static str,
    pub serial: &'static str,
}

/// LL2's statuses.
pub const STATUSES: [(u32, &str); 5] =
    [(1, "Active"), (2, "Retired"), (3, "Destroyed"), (4, "Single Use"), (5, "Under construction")];

/// LL2's types of design.
pub const CONFIG_TYPES: [(u32, &str); 5] =
    [(1, "Unknown"), (2, "Capsule"), (3, "Spaceplane"), (4, "Cargo Resupply"), (7, "Lander")];

/// LL2's types of organisation.
pub const AGENCY_TYPES: [(u32, &str); 6] = [
    (1, "Government"),
    (2, "Multinational"),
    (3, "Commercial"),
    (4, "Educational"),
    (5, "Private"),
    (6, "Unknown"),
];

/// Licences as LL2 has them: id, name, priority, link.
pub const LICENSES: [(u32, &str, i64, Option<&str>); 5] = [
    (1, "Unknown", 9, None),
    (
        4,
        "NASA Image and Media Guidelines",
        0,
        Some("https://www.nasa.gov/nasa-brand-center/images-and-media/"),
    ),
    (5, "CC BY-NC 2.0", 1, Some("https://creativecommons.org/licenses/by-nc/2.0/")),
    (21, "CC BY-SA 3.0", 4, Some("https://creativecommons.org/licenses/by-sa/3.0/")),
    (22, "CC0 1.0", 2, Some("https://creativecommons.org/publicdomain/zero/1.0/")),
];

/// Whom pictures are credited to, if anyone.
pub const CREDITS: [&str; 6] =
    ["NASA", "A. Testová", "Synthetic Press Office", "Jürgen Beispiel", "样例摄影社", "J. Doe/ESA"];

const fn builder(
    id: u32,
    name: &'static str,
    abbrev: Option<&'static str>,
    agency_type: Option<u32>,
) -> Builder {
    Builder { id, name, abbrev, agency_type }
}

/// The organisations.
pub const BUILDERS: [Builder; 13] = [
    builder(27, "European Space Agency", Some("ESA"), Some(2)),
    builder(31, "Indian Space Research Organization", Some("ISRO"), Some(1)),
    builder(37, "Japan Aerospace Exploration Agency", Some("JAXA"), Some(1)),
    builder(44, "National Aeronautics and Space Administration", Some("NASA"), Some(1)),
    builder(63, "Russian Federal Space Agency (ROSCOSMOS)", Some("RFSA"), Some(1)),
    builder(80, "Boeing", Some("BA"), Some(3)),
    builder(88, "China Aerospace Science and Technology Corporation", Some("CASC"), Some(1)),
    builder(121, "SpaceX", Some("SpX"), Some(3)),
    builder(141, "Blue Origin", Some("BO"), Some(5)),
    builder(257, "Northrop Grumman Space Systems", Some("NGSS"), Some(3)),
    builder(999, "North American Aviation", None, Some(3)),
    builder(1000, "Energia", Some("OKB-1"), Some(1)),
    builder(1900, "École d’essai synthétique", None, None),
];

const fn line(
    id: u32,
    name: &'static str,
    manufacturer: Option<u32>,
    parent: Option<u32>,
    maiden_flight: Option<&'static str>,
    description: Option<&'static str>,
) -> Line {
    Line { id, name, description, manufacturer, parent, maiden_flight }
}

/// The families.
pub const LINES: [Line; 12] = [
    line(1, "Soyuz", Some(1000), None, Some("1966-11-28"), Some("Ships of three parts.")),
    line(2, "Progress", Some(1000), None, Some("1978-01-20"), Some("Freighters.\r\nExpendable.")),
    line(3, "Cygnus", Some(257), None, Some("2013-09-18"), None),
    line(6, "Dragon", Some(121), None, Some("2010-12-08"), Some("Capsules that splash down.")),
    line(7, "Dragon 2", Some(121), Some(6), Some("2019-03-02"), Some("The second generation.")),
    line(8, "Shenzhou", Some(88), None, Some("1999-11-19"), Some("神舟, ships of three parts.")),
    line(9, "Vostok", Some(1000), None, Some("1960-05-15"), None),
    line(10, "Apollo", Some(999), None, Some("1966-02-26"), Some("Built for the Moon.")),
    line(11, "Soyuz MS", None, Some(1), Some("2016-07-07"), None),
    line(12, "Transfer vehicles", None, None, None, Some("Freighters of several agencies.")),
    line(13, "Spaceplanes", None, None, None, None),
    line(14, "Chandrayaan", Some(31), None, Some("2019-07-22"), None),
];

#[allow(clippy::too_many_arguments)] // A table with a column each, one row per design.
const fn design(
    id: u32,
    name: &'static str,
    config_type: u32,
    agency: u32,
    family: &'static [u32],
    in_use: bool,
    used: Use,
    weight: u64,
    named: &'static str,
    serial: &'static str,
) -> Design {
    Design { id, name, config_type, agency, family, in_use, used, weight, named, serial }
}

use Use::{Again, Alone, Ferry, Lands};

/// The designs.
pub const DESIGNS: [Design; 27] = [
    design(1, "Soyuz", 2, 63, &[1], false, Ferry, 38, "Soyuz ##", "7K #"),
    design(4, "Orion", 2, 44, &[], true, Alone, 4, "Orion CM-###", "CM-###"),
    design(5, "Dragon", 4, 121, &[6], false, Again, 13, "Dragon C1##", "C1##"),
    design(6, "Crew Dragon 2", 2, 121, &[6, 7], true, Again, 9, "Crew Dragon C2##", "C2##"),
    design(7, "Cargo Dragon 2", 4, 121, &[6, 7], true, Again, 5, "Cargo Dragon C2##", "C2##"),
    design(8, "Progress 7K-TG", 4, 63, &[2], false, Ferry, 43, "Progress #", "7K-TG ###"),
    design(10, "Apollo Command/Service Module", 2, 999, &[10], false, Alone, 18, "Apollo #", "###"),
    design(11, "Mercury", 1, 44, &[], false, Alone, 10, "Mercury No.#", "#"),
    design(12, "Gemini", 2, 44, &[], false, Alone, 12, "Gemini SC#", "SC#"),
    design(14, "Space Shuttle", 3, 44, &[13], false, Again, 6, "Orbiter No.#", "OV-1##"),
    design(19, "Cygnus Enhanced", 4, 257, &[3], true, Ferry, 16, "Cygnus NG-#", "NG-#"),
    design(25, "Tianzhou", 4, 88, &[], true, Ferry, 9, "Tianzhou-#", "#"),
    design(26, "Shenzhou", 2, 88, &[8], true, Ferry, 21, "Shenzhou-# (神舟#号)", "#"),
    design(27, "Vostok", 2, 1000, &[9], false, Alone, 8, "Vostok #", "3KA-#"),
    design(28, "Voskhod", 2, 1000, &[9], false, Alone, 3, "Восход-#", "3КВ №#"),
    design(29, "Automated Transfer Vehicle", 4, 27, &[12], false, Ferry, 5, "ATV-00#", "ATV-#"),
    design(30, "H-II Transfer Vehicle", 4, 37, &[12], false, Ferry, 9, "Kounotori #", "HTV#"),
    design(31, "CST-100 Starliner", 2, 80, &[], true, Again, 3, "Starliner S#", "S#"),
    design(32, "X-37B", 3, 80, &[13], true, Again, 2, "X-37B OTV-#", "OTV-#"),
    design(35, "Vikram", 7, 31, &[14], true, Lands, 2, "Vikram #", "VL-#"),
    design(36, "Blue Moon MK1", 7, 141, &[], true, Lands, 2, "Blue Moon MK1-SN00#", "SN00#"),
    design(39, "Soyuz TMA-M", 2, 63, &[1], false, Ferry, 20, "Soyuz TMA-##M", "11F732A47 7##"),
    design(40, "Soyuz MS", 2, 63, &[1, 11], true, Ferry, 28, "Soyuz MS-##", "11F732A48 7##"),
    design(41, "Soyuz TM", 2, 63, &[1], false, Ferry, 34, "Soyuz TM-##", "11F732 ##"),
    design(43, "Progress M", 4, 63, &[2], false, Ferry, 67, "Progress M-##", "11F615A55 ###"),
    design(44, "Progress MS", 4, 63, &[2], true, Ferry, 31, "Progress MS-##", "4##"),
    design(90, "Hermès", 3, 1900, &[13], false, Alone, 2, "Hermès Éole #", "№ #"),
];
