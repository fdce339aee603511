"""What a number can be a number of: one short unit for all the words that mean it."""

from fractions import Fraction

from mockint.text.word_lists import listed


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {word: unit for unit, words in rows.items() for word in listed(words)}


UNITS = _table(
    {
        "%": "% percent percents pct percentage",
        "points": "points",
        "ns": "ns nanosecond nanoseconds",
        "µs": "us µs microsecond microseconds",
        "ms": "ms msec millis millisecond milliseconds",
        "s": "s sec secs second seconds",
        "min": "min mins minute minutes",
        "h": "h hr hrs hour hours",
        "d": "d day days",
        "wk": "week weeks",
        "mo": "month months",
        "yr": "yr yrs year years",
        "x": "x",
        "kb": "kb kilobyte kilobytes",
        "MB": "mb meg megs megabyte megabytes",
        "GB": "gb gig gigs gigabyte gigabytes",
        "TB": "tb terabyte terabytes",
        "PB": "pb petabyte petabytes",
        "Hz": "hz hertz",
        "kHz": "khz kilohertz",
        "MHz": "mhz megahertz",
        "GHz": "ghz gigahertz",
        "mm": "mm millimeter millimeters millimetre millimetres",
        "cm": "cm centimeter centimeters",
        "m": "m meter meters metre metres",
        "km": "km kilometer kilometers kilometre kilometres",
        "mi": "mile miles",
        "ft": "ft foot feet",
        "g": "g gram grams",
        "kg": "kg kilogram kilograms kilos",
        "oz": "ounce ounces",
        "lb": "pound pounds lbs",
        "t": "t tonne tonnes ton tons",
        "W": "watt watts",
        "kW": "kw kilowatt kilowatts",
        "MW": "mw megawatt megawatts",
        "ha": "hectare hectares",
        "hp": "horsepower",
        "nm": "nanometer nanometers",
        "µm": "micrometer micrometers",
        "lm": "lumen lumens",
        "mph": "mph",
    }
)
TIMES = ("ns", "µs", "ms", "s", "min", "h", "d", "wk", "mo", "yr")
"""Units of time, shortest first."""

SECONDS = {
    "ns": 1e-9,
    "µs": 1e-6,
    "ms": 1e-3,
    "s": 1.0,
    "min": 60.0,
    "h": 3600.0,
    "d": 86400.0,
    "wk": 604800.0,
}
COUNTED = _table(
    {
        "users": "user users dau mau riders rider drivers driver customers customer subscribers"
        " visitors people",
        "requests": "request requests req rps queries query qps calls transactions tps messages"
        " events orders",
        "rows": "row rows record records",
        "incidents": "incident incidents outage outages pages alerts",
        "errors": "error errors bug bugs defects complaints tickets",
        "downtime": "downtime",
        "services": "service services microservices servers instances nodes pods replicas",
        "engineers": "engineer engineers developers teammates",
    }
)
"""What is counted, under one name for the words that mean the same to a claim."""
ADJECTIVES = frozenset(
    listed(
        "of daily weekly monthly active concurrent unique more new total different"
        " backend production paying registered internal http api support customer database"
    )
)
"""May stand between the number and what is counted."""
CURRENCIES = _table(
    {
        "$": "$ dollar dollars bucks usd",
        "€": "€ euro euros eur",
        "£": "£ gbp",
        "¥": "¥ yen yuan",
        "₩": "₩ won krw",
    }
)
MULTIPLES = {
    **dict.fromkeys(("doubled", "doubling", "doubles", "twofold"), 2),
    **dict.fromkeys(("tripled", "tripling", "triples", "threefold"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling", "fourfold"), 4),
    "fivefold": 5,
    "tenfold": 10,
    "hundredfold": 100,
}
FRACTIONS = {
    **dict.fromkeys(("half", "halves"), Fraction(1, 2)),
    **dict.fromkeys(("third", "thirds"), Fraction(1, 3)),
    **dict.fromkeys(("quarter", "quarters"), Fraction(1, 4)),
    **dict.fromkeys(("fifth", "fifths"), Fraction(1, 5)),
    **dict.fromkeys(("tenth", "tenths"), Fraction(1, 10)),
}
NAMES = frozenset(
    listed(
        "version v step phase layer tier part number option chapter level auth"
        " http python java node port status code p q ipv tls web day week"
        " question section figure priority severity sev generation zone s ec l"
    )
)
"""A number after one of these is part of a name."""
