using System.Globalization;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What an owner filled in to open a round.</summary>
internal sealed record RoundWish(
    string Name, string Kind, IReadOnlyList<string> People, string? Channel, string? Group, DateTimeOffset WishesUntil, DateTimeOffset BeginsAt, DateOnly EndsOn,
    bool AcrossTeams, bool SameLanguage, short? LevelsAbove)
{
    private const int LongestGroup = 80;
    /// <summary>From the day its mentorships begin to the last one.</summary>
    public const int ShortestDays = 14;

    private const int LongestDays = 732;
    private static readonly TimeSpan Soonest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Latest = TimeSpan.FromDays(90);
    private static readonly TimeOnly Morning = new(9, 0);

    public RoundAudience Audience => new(People.Count, Channel is null ? [] : [Channel], Group is null ? [] : [Group]);

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    /// <param name="state">What was filled in.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="zone">The owner's, for the day it begins.</param>
    /// <param name="wrong">What is wrong.</param>
    public static RoundWish? Read(StateValues state, DateTimeOffset now, string zone, Dictionary<string, string> wrong)
    {
        var name = string.Join(' ', (state.Text(RoundForm.Name, RoundForm.Name) ?? "").Replace("\0", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > RoundForm.LongestName)
        {
            wrong[RoundForm.Name] = name.Length == 0 ? "Please give it a name." : $"This has {name.Length} characters, and at most {RoundForm.LongestName} fit.";
        }

        var kind = state.Selected(RoundForm.Kind, RoundForm.Kind);
        if (kind is not ("classic" or "peer"))
        {
            wrong[RoundForm.Kind] = "Choose what is matched.";
        }

        List<string> people = [.. state.Users(RoundForm.People, RoundForm.People).Where(IsId).Distinct()];
        var channel = state.Conversation(RoundForm.Channel, RoundForm.Channel);
        if (channel is not null && channel is not ['C' or 'G', ..])
        {
            wrong[RoundForm.Channel] = "This is a conversation between people. Choose a channel, or name the people above.";
        }

        var group = (state.Text(RoundForm.Group, RoundForm.Group) ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().TrimStart('@');
        if (group.Length > LongestGroup || group.Any(letter => char.IsWhiteSpace(letter) || letter is ',' or '@' or '<' or '>'))
        {
            wrong[RoundForm.Group] = "Write the handle of one group, such as @backend.";
        }

        if (people.Count == 0 && channel is null && group.Length == 0)
        {
            wrong[RoundForm.People] = "Nobody is chosen yet. Choose people, a channel or a group.";
        }

        var (until, begins, ends) = ReadDates(state, now, zone, wrong);
        var rules = state.SelectedMany(RoundForm.Rules, RoundForm.Rules);
        if (!short.TryParse(state.Selected(RoundForm.Levels, RoundForm.Levels) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var levels) || levels > RoundForm.MostLevels)
        {
            wrong[RoundForm.Levels] = "Choose one of these.";
        }

        return wrong.Count > 0 ? null : new RoundWish(
            name, kind!, people, channel, group.Length == 0 ? null : group, until, begins, ends, rules.Contains(RoundForm.AcrossTeams), rules.Contains(RoundForm.SameLanguage),
            levels == 0 || kind == "peer" ? null : levels);
    }

    private static (DateTimeOffset Until, DateTimeOffset Begins, DateOnly Ends) ReadDates(StateValues state, DateTimeOffset now, string zone, Dictionary<string, string> wrong)
    {
        var until = state.DateTime(RoundForm.Until, RoundForm.Until);
        if (until switch
        {
            null => "Choose a day and an hour.",
            { } at when at < now + Soonest => "That is less than an hour from now. Leave people more time.",
            { } at when at > now + Latest => "That is more than ninety days from now. Choose a nearer day.",
            _ => null,
        } is { } early)
        {
            wrong[RoundForm.Until] = early;
        }

        var (day, ends) = (state.Date(RoundForm.Begins, RoundForm.Begins), state.Date(RoundForm.Ends, RoundForm.Ends));
        var begins = day is { Year: > 2000 and < 2200 } ? Moments.At(day.Value, Morning, zone) : (DateTimeOffset?)null;
        if (begins is null || begins <= until || begins > now + Latest + Latest)
        {
            wrong[RoundForm.Begins] = begins is null ? "Choose a day." : begins <= until ? "Choose a day after the one until which people say whom they would like." : "That is too far ahead. Choose a nearer day.";
        }

        if (ends is not { } last || day is not { } first || last.DayNumber - first.DayNumber is < ShortestDays or > LongestDays)
        {
            wrong[RoundForm.Ends] = "Choose a day at least two weeks, and at most two years, after it begins.";
        }

        return (until ?? now, begins ?? now, ends ?? default);
    }

    private static bool IsId(string id) => id is ['U' or 'W', ..] && id.Length <= 31 && id.All(char.IsAsciiLetterOrDigit);
}
