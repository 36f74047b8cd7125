using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Setup;

/// <summary>Reads one person of a workspace file.</summary>
internal static partial class PersonReader
{
    private static readonly string[] Colors = ["8a4f7d", "2f6f8f", "a5552d", "3d7a4a", "6b57b5", "8f7a1f", "4a6fa5", "9e3b4a"];

    public static Person Read(Field given, int number)
    {
        given.KnowsOnly(
            "id", "name", "real_name", "title", "email", "tz", "locale", "note", "owner", "admin", "guest", "deactivated", "away", "status", "quiet_hours");
        var name = given.Need("name", "the handle, such as lena");
        if (!Handle().IsMatch(name.Text()))
        {
            throw name.Refuse("1 to 21 small letters, digits, dots, - and _");
        }

        if (given.Member("id") is { } id && !UserId().IsMatch(id.Text()))
        {
            throw id.Refuse("U and 8 to 11 capital letters and digits, such as U0LENA00001");
        }

        if (given.Member("tz") is { } zone && !Zones.Exists(zone.Text()))
        {
            throw zone.Refuse("an IANA time zone such as Europe/Berlin");
        }

        return new Person
        {
            Id = given.Member("id")?.Text() ?? "", TeamId = "", Name = name.Text(), RealName = given.Member("real_name")?.Text() ?? name.Text(),
            Title = given.Member("title")?.Text() ?? "", Email = given.Member("email")?.Text(), TimeZone = given.Member("tz")?.Text(),
            Locale = given.Member("locale")?.Text() ?? "en-GB", Color = Colors[number % Colors.Length], Note = given.Member("note")?.Text() ?? "",
            IsOwner = Flag(given, "owner"), IsAdmin = Flag(given, "admin") || Flag(given, "owner"), IsRestricted = Flag(given, "guest"),
            Deleted = Flag(given, "deactivated"), IsAway = Flag(given, "away"), Status = Status(given.Member("status")), Quiet = Quiet(given.Member("quiet_hours")),
        };
    }

    private static bool Flag(Field given, string name) => given.Member(name)?.Flag() ?? false;

    private static PersonStatus Status(Field? given)
    {
        if (given is null)
        {
            return PersonStatus.None;
        }

        given.KnowsOnly("text", "emoji");
        var text = given.Need("text", "what the status says");
        return text.Text().Length <= PersonStatus.MostCharacters
            ? new PersonStatus(text.Text(), given.Member("emoji")?.Text() ?? PersonStatus.UsualEmoji)
            : throw text.Refuse($"at most {PersonStatus.MostCharacters} characters");
    }

    /// <summary>"22:00-07:00", in the person's own zone.</summary>
    private static QuietHours? Quiet(Field? given)
    {
        if (given is null)
        {
            return null;
        }

        return given.Text().Split('-') is [var from, var to] && Hour(from) is { } start && Hour(to) is { } end
            ? new QuietHours(start, end)
            : throw given.Refuse("two hours such as 22:00-07:00");
    }

    private static TimeOnly? Hour(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    [GeneratedRegex("^[a-z0-9._-]{1,21}$", RegexOptions.None, 1000)]
    private static partial Regex Handle();

    [GeneratedRegex("^[UW][A-Z0-9]{8,11}$", RegexOptions.None, 1000)]
    private static partial Regex UserId();
}
