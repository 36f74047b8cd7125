using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Reports;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary>
/// Puts the owner's view together. Numbers are reckoned by the first look of a week (UTC) and stand until the next; meetings and answers are added in blocks of at least five people. Who is stuck is as it is now.
/// </summary>
internal sealed class Figures(NpgsqlDataSource database, CalendarClock calendar)
{
    /// <summary>What is older is in no sum.</summary>
    private const int Weeks = 52;

    /// <summary>So long people have to say whether they met: later answers are not waited for.</summary>
    private static readonly TimeSpan ToSay = TimeSpan.FromDays(7);

    public async Task<MentorFigures> ReadAsync(string teamId, CancellationToken cancel)
    {
        var now = calendar.Now;
        var monday = new DateTimeOffset(LocalDay.MondayOf(DateOnly.FromDateTime(now.UtcDateTime)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return await database.InTransactionAsync(transaction => ReadAsync(transaction, teamId, monday, now, cancel), cancel);
    }

    private static async Task<MentorFigures> ReadAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset monday, DateTimeOffset now, CancellationToken cancel)
    {
        var look = await MentorToldStore.FindLookAsync(transaction, teamId, cancel);
        if (look.Until < monday)
        {
            var (pairs, going) = await FactStore.ReadPaceAsync(transaction, teamId, now, cancel);
            var next = new Look(monday, look.Pairs.Next(pairs, going), SmallGroups.Step(look.Waiting, await FactStore.CountWaitingAsync(transaction, teamId, cancel)));
            if (await MentorToldStore.SaveLookAsync(transaction, teamId, look, next, cancel)) // else somebody else told meanwhile, and that stands
            {
                await MentorToldStore.AddMeetingsAsync(transaction, teamId, monday - ToSay, cancel);
                await MentorToldStore.AddAnswersAsync(transaction, teamId, monday, cancel);
                await TellTopicsAsync(transaction, teamId, now, cancel);
            }

            look = await MentorToldStore.FindLookAsync(transaction, teamId, cancel);
        }

        var since = look.Until.AddDays(-7 * Weeks);
        return new MentorFigures(
            look,
            await MentorToldStore.FindSumAsync(transaction, teamId, MentorToldStore.Met, since, cancel),
            await MentorToldStore.FindSumAsync(transaction, teamId, MentorToldStore.Useful, since, cancel),
            await MentorToldStore.ReadTopicsAsync(transaction, teamId, cancel),
            await FactStore.ReadStuckAsync(transaction, teamId, now, cancel));
    }

    private static async Task TellTopicsAsync(NpgsqlTransaction transaction, string teamId, DateTimeOffset now, CancellationToken cancel)
    {
        var told = (await MentorToldStore.ReadTopicsAsync(transaction, teamId, cancel)).ToDictionary(one => one.Topic, StringComparer.Ordinal);
        var next = (await FactStore.ReadTopicsAsync(transaction, teamId, now, [.. told.Keys], cancel))
            .Select(one => one.After(told.GetValueOrDefault(one.Name)))
            .Where(one => one.Seekers is not null || one.Mentors is not null);
        await MentorToldStore.SaveTopicsAsync(transaction, teamId, [.. next], cancel);
    }
}

/// <summary>What an owner is told.</summary>
/// <param name="Look">Mentorships and those who wait.</param>
/// <param name="Met">Meetings of the last twelve months; null while they are of too few.</param>
/// <param name="Useful">How useful people found it in the last twelve months; the same.</param>
/// <param name="Topics">Where at least five people look for somebody, or give something.</param>
/// <param name="Stuck">Those who do not meet, the longest first.</param>
internal sealed record MentorFigures(Look Look, ToldSum? Met, ToldSum? Useful, IReadOnlyList<ToldTopic> Topics, IReadOnlyList<StuckPair> Stuck);

/// <summary>Numbers as they were told last.</summary>
/// <param name="Until">The Monday for which they were reckoned.</param>
/// <param name="Pairs">Open mentorships, and those of them that meet.</param>
/// <param name="Waiting">People who wait for a place.</param>
internal sealed record Look(DateTimeOffset Until, Completion Pairs, int? Waiting)
{
    public static Look Never { get; } = new(DateTimeOffset.UnixEpoch, Completion.Untold, null);
}

/// <summary>Whole blocks together.</summary>
/// <param name="Times">Meetings, or answers.</param>
/// <param name="Points">All answers together.</param>
internal sealed record ToldSum(int Times, int Points);

/// <summary>A topic as it is told.</summary>
/// <param name="Topic">In small letters.</param>
/// <param name="Seekers">Who looks for it; null while they were too few.</param>
/// <param name="Mentors">Who gives it and has a place free; the same.</param>
internal sealed record ToldTopic(string Topic, int? Seekers, int? Mentors);

/// <summary>A topic as it is.</summary>
internal sealed record Topic(string Name, int Seekers, int Mentors)
{
    /// <summary>As it is told now.</summary>
    public ToldTopic After(ToldTopic? before) => new(Name, SmallGroups.Step(before?.Seekers, Seekers), SmallGroups.Step(before?.Mentors, Mentors));
}

/// <summary>A mentorship without a meeting.</summary>
/// <param name="UserIds">Its people.</param>
/// <param name="Since">Their last meeting, or their yes.</param>
/// <param name="HasMet">Whether they ever met.</param>
internal sealed record StuckPair(string[] UserIds, DateTimeOffset Since, bool HasMet);
