using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>Quiet hours, messages a day and holidays in words: what holds now, and who said so.</summary>
internal static class PeaceView
{
    private const string Own = "your choice";
    private const string Company = "from your company";

    /// <summary>One line for App Home and after a change.</summary>
    public static Mrkdwn Now(PeaceRow peace, BotSettings settings) => Mrkdwn.Of(
        $"{QuietWords(peace, settings)} · {NudgeWords(peace, settings)} · {HolidayWords(peace)}");

    /// <summary>The fields of the settings' dialog.</summary>
    public static IEnumerable<Block> Fields(PeaceRow peace, IReadOnlyList<CalendarChoice> calendars, BotSettings settings) =>
    [
        new Divider(),
        PeaceFields.QuietField(peace.OwnQuiet, peace.CompanyQuiet(settings)),
        PeaceFields.NudgesField(peace.NudgesADay, peace.Most(settings), peace.Most(settings)),
        PeaceFields.HolidaysField(peace.Calendar, calendars, peace.CompanyTitle is { } title
            ? $"{(peace.CompanyChosenBy == "country" ? "As in your country" : "As your company")}: {title}"
            : "As your company: none"),
    ];

    public static SlackMessage QuietSaved(PeaceRow peace, BotSettings settings) => Remarks.Say(
        Mrkdwn.Of($"*Saved.* {QuietWords(peace, settings)}. Your lesson still comes at its hour, and what you asked for when you asked for it."));

    public static SlackMessage QuietNotUnderstood(QuietHoursWish.NotUnderstood wish) => Remarks.Say(Mrkdwn.Of(
        $"I cannot read “{wish.Wish}” as quiet hours. Nothing was changed; try `/learn quiet 19:00-08:00`, `/learn quiet off`, or `/learn quiet company` for your company's."));

    public static SlackMessage NudgesSaved(PeaceRow peace, BotSettings settings) => Remarks.Say(Mrkdwn.Of(
        $"*Saved.* From now on {NudgeWords(peace, settings)}. What does not come waits for you in Home, and `/learn today` always brings your lesson."));

    public static SlackMessage NudgesRefused(string words, int? number, int most) => Remarks.Say(number is null
        ? Mrkdwn.Of($"I cannot read “{Excerpt.Of(words, 100)}” as a number from 0 to {most}. Nothing was changed; try `/learn nudges 1`, or `/learn nudges company` for your company's.")
        : Mrkdwn.Of($"{most} a day is the most your company allows, and you asked for {number.Value}. Nothing was changed; try `/learn nudges {Math.Min(1, most)}`."));

    private static Mrkdwn QuietWords(PeaceRow peace, BotSettings settings)
    {
        var hours = peace.OwnQuiet ?? peace.CompanyQuiet(settings);
        var words = PeaceFields.Words(hours);
        return Mrkdwn.Of($"{(hours.From == hours.Until ? "No quiet hours" : $"Quiet from {words}")} ({Who(peace.OwnQuiet is not null)})");
    }

    private static Mrkdwn NudgeWords(PeaceRow peace, BotSettings settings)
    {
        var most = peace.Most(settings);
        var number = Math.Min(peace.NudgesADay ?? most, most);
        return Mrkdwn.Of($"{PeaceFields.NudgeWords(number)} ({Who(peace.NudgesADay <= most)})");
    }

    private static Mrkdwn HolidayWords(PeaceRow peace) => peace switch
    {
        { Title: { } title, ChosenBy: "person" } => Mrkdwn.Of($"public holidays of {title} ({Own})"),
        { Title: { } title, ChosenBy: "country" } => Mrkdwn.Of($"public holidays of {title} (your country)"),
        { Title: { } title } => Mrkdwn.Of($"public holidays of {title} ({Company})"),
        { Calendar: "" } => Mrkdwn.Of($"no public holidays ({Own})"),
        _ => Mrkdwn.Of($"no public holidays"),
    };

    private static string Who(bool isOwn) => isOwn ? Own : Company;
}
