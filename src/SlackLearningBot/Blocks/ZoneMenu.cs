using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>The zones a form offers: one city for each rule people live by, by continent, and the person's own whatever it is.</summary>
internal static class ZoneMenu
{
    private static readonly (string Label, string[] Zones)[] Continents =
    [
        ("Europe",
        [
            "Europe/Amsterdam", "Europe/Athens", "Europe/Berlin", "Europe/Brussels", "Europe/Bucharest", "Europe/Copenhagen", "Europe/Dublin",
            "Europe/Helsinki", "Europe/Istanbul", "Europe/Kyiv", "Europe/Lisbon", "Europe/London", "Europe/Madrid", "Europe/Moscow", "Europe/Oslo",
            "Europe/Paris", "Europe/Prague", "Europe/Rome", "Europe/Sofia", "Europe/Stockholm", "Europe/Vienna", "Europe/Warsaw", "Europe/Zurich",
            "Atlantic/Azores", "Atlantic/Reykjavik",
        ]),
        ("Americas",
        [
            "America/Anchorage", "America/Argentina/Buenos_Aires", "America/Bogota", "America/Caracas", "America/Chicago", "America/Denver",
            "America/Halifax", "America/Lima", "America/Los_Angeles", "America/Mexico_City", "America/Montevideo", "America/New_York",
            "America/Panama", "America/Phoenix", "America/Regina", "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "America/Toronto",
            "America/Vancouver", "Pacific/Honolulu",
        ]),
        ("Asia",
        [
            "Asia/Almaty", "Asia/Baku", "Asia/Bangkok", "Asia/Colombo", "Asia/Dhaka", "Asia/Dubai", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong",
            "Asia/Jakarta", "Asia/Jerusalem", "Asia/Kabul", "Asia/Karachi", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Kuala_Lumpur", "Asia/Manila",
            "Asia/Riyadh", "Asia/Seoul", "Asia/Shanghai", "Asia/Singapore", "Asia/Taipei", "Asia/Tashkent", "Asia/Tbilisi", "Asia/Tehran",
            "Asia/Tokyo", "Asia/Yangon", "Asia/Yekaterinburg",
        ]),
        ("Africa", ["Africa/Accra", "Africa/Addis_Ababa", "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "Africa/Lagos", "Africa/Nairobi", "Africa/Tunis"]),
        ("Oceania", ["Australia/Adelaide", "Australia/Brisbane", "Australia/Darwin", "Australia/Perth", "Australia/Sydney", "Pacific/Auckland", "Pacific/Fiji", "Pacific/Port_Moresby"]),
        ("Everywhere", ["Etc/UTC"]),
    ];

    // Slack refuses messages whose blocks have more than about 13,000 characters altogether (msg_blocks_too_long), which it does not document.
    private static readonly HashSet<string> InMessages =
    [
        "Europe/London", "Europe/Lisbon", "Europe/Paris", "Europe/Berlin", "Europe/Stockholm", "Europe/Helsinki", "Europe/Athens", "Europe/Istanbul",
        "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Mexico_City", "America/Sao_Paulo",
        "America/Argentina/Buenos_Aires", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata", "Asia/Dhaka", "Asia/Bangkok", "Asia/Singapore", "Asia/Shanghai",
        "Asia/Tokyo", "Africa/Lagos", "Africa/Cairo", "Africa/Johannesburg", "Africa/Nairobi", "Australia/Perth", "Australia/Sydney", "Pacific/Auckland",
        "Etc/UTC",
    ];

    /// <summary>The menu with <paramref name="proposed"/> first and chosen.</summary>
    /// <param name="actionId">The element's name.</param>
    /// <param name="proposed">A zone of the zone database.</param>
    /// <param name="isInMessage">A message has room for the best known zones only.</param>
    public static StaticSelect Of(string actionId, string proposed, bool isInMessage = false)
    {
        var chosen = OptionOf(proposed);
        OptionGroup[] groups =
        [
            new("Proposed for you", [chosen]),
            .. Continents
                .Select(continent => (continent.Label, Zones: continent.Zones
                    .Where(zone => zone != proposed && Zones.IsKnown(zone) && (!isInMessage || InMessages.Contains(zone)))
                    .ToArray()))
                .Where(continent => continent.Zones.Length > 0)
                .Select(continent => new OptionGroup(continent.Label, [.. continent.Zones.Select(OptionOf)])),
        ];
        return new StaticSelect(actionId, OptionGroups: groups, InitialOption: chosen);
    }

    private static Option OptionOf(string zone) => Option.Plain(RhythmText.CityOf(zone), zone);
}
