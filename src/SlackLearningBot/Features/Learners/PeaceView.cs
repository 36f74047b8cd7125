using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
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
    private const string Usual = "the usual";

    /// <summary>One line for App Home and after a change.</summary>
    public static Mrkdwn Now(PeaceRow peace, BotSettings settings) => Mrkdwn.Of(
        $"{QuietWords(peace, settings)} · {NudgeWords(peace, settings)} · {HolidayWords(peace)}");

    /// <summary>The fields of the settings' dialog.</summary>
    public static IEnumerable<Block> Fields(PeaceRow peace, IReadOnlyList<CalendarChoice> calendars, BotSettings settings) =>
    [
        new Divider(),
        PeaceFields.QuietField(peace.OwnQuiet, $"{As(peace.IsQuietDecided)}: {PeaceFields.Words(peace.CompanyQuiet(settings))}"),
        PeaceFields.NudgesField(peace.NudgesADay, peace.Most(settings), $"{As(peace.IsMostDecided(settings))}: {PeaceFields.NudgeWords(peace.Most(settings))}"),
        PeaceFields.HolidaysField(peace.Calendar, calendars, peace.CompanyTitle is { } title
            ? $"{(peace.CompanyChosenBy == "country" ? "As in your country" : "As your company")}: {title}"
            : $"{As(false)}: none"),
    ];

    private static string As(bool isDecided) => isDecided ? "As your company" : "As usual";

    public static SlackMessage QuietSaved(PeaceRow peace, BotSettings settings) => Remarks.Say(
        Mrkdwn.Of($"*Saved.* {QuietWords(peace, settings)}. {NoLesson(peace, settings) ?? "Your lesson still comes at its hour, and what you asked for when you asked for it."}"));

    public static SlackMessage QuietNotUnderstood(QuietHoursWish.NotUnderstood wish) => Remarks.Say(Mrkdwn.Of(
        $"I cannot read “{wish.Wish}” as quiet hours. Nothing was changed; try `/learn quiet 19:00-08:00`, `/learn quiet off`, or `/learn quiet company` for the usual ones."));

    public static SlackMessage NudgesSaved(PeaceRow peace, BotSettings settings) => Remarks.Say(Mrkdwn.Of(
        $"*Saved.* From now on {NudgeWords(peace, settings)}. {NoLesson(peace, settings) ?? "What does not come waits for you in Home, and `/learn today` always brings your lesson."}"));

    public static SlackMessage NudgesRefused(string words, int? number, int most, bool isDecided) => Remarks.Say((number, most) switch
    {
        (_, 0) => Mrkdwn.Of($"{(isDecided ? "Your company allows no messages here" : "No messages are allowed here")}, so nothing was changed. `/learn today` brings your lesson."),
        (null, _) => Mrkdwn.Of($"I cannot read “{Excerpt.Of(words, 100)}” as a number from 0 to {most}. Nothing was changed; try `/learn nudges 1`, or `/learn nudges company` for the usual number."),
        _ => Mrkdwn.Of($"{most} a day is the most {(isDecided ? "your company allows" : "there may be")}, and you asked for {number.Value}. Nothing was changed; try `/learn nudges 1`."),
    });

    private static string? NoLesson(PeaceRow peace, BotSettings settings) => peace switch
    {
        { NudgesADay: 0 } => NoMessagesText.Words(NoMessages.Person),
        _ when peace.Most(settings) == 0 => NoMessagesText.Words(NoMessages.Others),
        _ => null,
    };

    private static Mrkdwn QuietWords(PeaceRow peace, BotSettings settings)
    {
        var hours = peace.OwnQuiet ?? peace.CompanyQuiet(settings);
        var words = PeaceFields.Words(hours);
        return Mrkdwn.Of($"{(hours.From == hours.Until ? "No quiet hours" : $"Quiet from {words}")} ({Who(peace.OwnQuiet is not null, peace.IsQuietDecided)})");
    }

    private static Mrkdwn NudgeWords(PeaceRow peace, BotSettings settings)
    {
        var most = peace.Most(settings);
        var number = Math.Min(peace.NudgesADay ?? most, most);
        return Mrkdwn.Of($"{PeaceFields.NudgeWords(number)} ({Who(peace.NudgesADay <= most, peace.IsMostDecided(settings))})");
    }

    private static Mrkdwn HolidayWords(PeaceRow peace) => peace switch
    {
        { Title: { } title, ChosenBy: "person" } => Mrkdwn.Of($"public holidays of {title} ({Own})"),
        { Title: { } title, ChosenBy: "country" } => Mrkdwn.Of($"public holidays of {title} (your country)"),
        { Title: { } title } => Mrkdwn.Of($"public holidays of {title} ({Company})"),
        { Calendar: "" } => Mrkdwn.Of($"no public holidays ({Own})"),
        _ => Mrkdwn.Of($"no public holidays"),
    };

    private static string Who(bool isOwn, bool isDecided) => isOwn ? Own : isDecided ? Company : Usual;
}
