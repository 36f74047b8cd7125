using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Blocks;

/// <summary>What somebody chose of the bot's peace; null: what holds without a choice.</summary>
/// <param name="Quiet">Quiet hours; the same hour twice is never.</param>
/// <param name="NudgesADay">0 to 2.</param>
/// <param name="Calendar">Whose public holidays; "" is none.</param>
internal sealed record PeaceChoice(QuietHours? Quiet, int? NudgesADay, string? Calendar);

/// <summary>A calendar to choose.</summary>
internal sealed record CalendarChoice(string Name, string Title);

/// <summary>Quiet hours, messages a day and public holidays as fields of a dialog, for a person and for a company; and what was chosen in them.</summary>
internal static class PeaceFields
{
    public const string QuietBlock = "peace_quiet";
    public const string NudgesBlock = "peace_nudges";
    public const string HolidaysBlock = "peace_holidays";
    public const string Quiet = "peace.quiet";
    public const string Nudges = "peace.nudges";
    public const string Holidays = "peace.holidays";
    private const string Company = "company";
    private const string None = "none";
    private const int MostCalendars = SlackLimits.SelectOptions - 3;

    private static readonly QuietHours[] Usual = [Hours(18, 8), Hours(19, 8), Hours(20, 7), Hours(22, 7)];

    /// <param name="chosen">Null when nothing is; only where <paramref name="unchosen"/> says what holds then.</param>
    /// <param name="unchosen">What holds without a choice, in words; null in the company's own form.</param>
    public static Input QuietField(QuietHours? chosen, string? unchosen)
    {
        IEnumerable<QuietHours> known = [.. Usual, QuietHours.Never];
        Option[] options =
        [
            .. Offer(unchosen),
            .. (chosen is null || known.Contains(Tidy(chosen)) ? known : known.Prepend(chosen)).Select(hours => Option.Plain(Capital(Words(hours)), ValueOf(hours))),
        ];
        return new Input(
            "Quiet hours",
            Menu(Quiet, options, chosen is null ? Company : ValueOf(chosen)),
            Hint: unchosen is null
                ? "On each person's own clock. Their lessons still come at the hours they chose."
                : "Your lesson still comes at its hour. For other quiet hours type /learn quiet 18:30-09:00.",
            BlockId: QuietBlock);
    }

    /// <param name="chosen">Null when nothing is.</param>
    /// <param name="most">The highest number to choose from.</param>
    /// <param name="unchosen">What holds without a choice, in words; null in the company's own form.</param>
    public static Input NudgesField(int? chosen, int most, string? unchosen)
    {
        Option[] options =
        [
            .. Offer(unchosen),
            .. Enumerable.Range(0, most + 1).Reverse().Select(number => Option.Plain(number == 0 ? "Nothing by itself (no lessons either)" : Capital(NudgeWords(number)), $"{number}")),
        ];
        return new Input(
            "How many messages a day may come by themselves?",
            Menu(Nudges, options, chosen is { } own ? $"{Math.Min(own, most)}" : Company),
            Hint: "Lessons, reminders and suggestions together. What does not come waits in Home.",
            BlockId: NudgesBlock);
    }

    /// <param name="chosen">A calendar's name, "" for none, null for nothing chosen.</param>
    /// <param name="calendars">What there is.</param>
    /// <param name="unchosen">What holds without a choice, in words; null in the company's own form.</param>
    public static Input HolidaysField(string? chosen, IReadOnlyList<CalendarChoice> calendars, string? unchosen)
    {
        var offered = calendars.OrderByDescending(calendar => calendar.Name == chosen).Take(MostCalendars).OrderBy(calendar => calendar.Title, StringComparer.OrdinalIgnoreCase);
        Option[] options =
        [
            .. Offer(unchosen),
            Option.Plain("No public holidays", None),
            .. offered.Select(calendar => Option.Plain(Excerpt.Of(calendar.Title, SlackLimits.OptionText), calendar.Name)),
        ];
        var wanted = chosen switch { null => Company, "" => None, var name => name };
        return new Input(
            "Public holidays",
            Menu(Holidays, options, options.Any(option => option.Value == wanted) ? wanted : options[0].Value),
            Hint: "No lesson comes on them.",
            BlockId: HolidaysBlock);
    }

    /// <summary>What was chosen; what the form does not have stays as it was before. Everything comes from a person's client: each value is one we offer, or named as wrong.</summary>
    public static PeaceChoice Read(StateValues state, PeaceChoice before, int most, IReadOnlyList<CalendarChoice> calendars, Dictionary<string, string> wrong)
    {
        var (quiet, nudges, calendar) = before;
        if (state.Find(QuietBlock, Quiet)?.Selected is { } hours)
        {
            quiet = QuietHoursWish.Read(hours) switch
            {
                QuietHoursWish.Chosen chosen => chosen.Hours,
                QuietHoursWish.AsCompany => null,
                _ => Refuse<QuietHours>(QuietBlock, "Please choose quiet hours, or none."),
            };
        }

        if (state.Find(NudgesBlock, Nudges)?.Selected is { } number)
        {
            nudges = number == Company ? null : int.TryParse(number, out var count) && count >= 0 && count <= most ? count : RefuseNumber();
        }

        if (state.Find(HolidaysBlock, Holidays)?.Selected is { } name)
        {
            calendar = name switch
            {
                Company => null,
                None => "",
                _ => calendars.Any(known => known.Name == name) ? name : Refuse<string>(HolidaysBlock, "Please choose one of the calendars."),
            };
        }

        return new PeaceChoice(quiet, nudges, calendar);

        T? Refuse<T>(string block, string message)
            where T : class
        {
            wrong[block] = message;
            return null;
        }

        int? RefuseNumber()
        {
            wrong[NudgesBlock] = $"Please choose a number from 0 to {most}.";
            return null;
        }
    }

    /// <summary>"19:00 to 08:00", "no quiet hours".</summary>
    public static string Words(QuietHours hours) => hours.From == hours.Until ? "no quiet hours" : $"{hours.From:HH:mm} to {hours.Until:HH:mm}";

    /// <summary>"at most 2 messages a day", "nothing by itself".</summary>
    public static string NudgeWords(int number) => number == 0 ? "nothing by itself" : $"at most {number} message{(number == 1 ? "" : "s")} a day";

    private static IEnumerable<Option> Offer(string? unchosen) => unchosen is null ? [] : [Option.Plain(Excerpt.Of(unchosen, SlackLimits.OptionText), Company)];

    private static StaticSelect Menu(string action, Option[] options, string chosen) =>
        new(action, options, InitialOption: options.FirstOrDefault(option => option.Value == chosen) ?? options[0]);

    private static QuietHours Tidy(QuietHours hours) => hours.From == hours.Until ? QuietHours.Never : hours;

    private static string ValueOf(QuietHours hours) => hours.From == hours.Until ? None : $"{hours.From:HH:mm}-{hours.Until:HH:mm}";

    private static QuietHours Hours(int from, int until) => new(new TimeOnly(from, 0), new TimeOnly(until, 0));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
