using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Choosing;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Puts together why a lesson came, and what happens if it is skipped. It changes nothing.</summary>
internal sealed class WhyLesson(NpgsqlDataSource database, LessonCards cards, Weighing weighing, IMemories memories, CalendarClock calendar)
{
    /// <summary>Null when the turn is not this person's.</summary>
    public Task<LessonReason?> FindAsync(LearnerKey person, TurnValue value, CancellationToken cancel) => database.InTransactionAsync<LessonReason?>(
        async transaction =>
        {
            if (await TurnStore.FindAsync(transaction, person, value.Turn, cancel) is not { } turn)
            {
                return null;
            }

            var facts = await cards.ReadAsync(transaction, person, turn, value.Delivery, cancel);
            return new LessonReason(turn, facts)
            {
                Parts = await PartsAsync(transaction, person, turn, facts, cancel),
                WasChosen = BecauseJson.Read(turn.Because) is not (null or Because.NextInOnlyTrack),
                Skipped = facts.State == LessonCardState.Open && await LearnerStore.FindAsync(transaction, person, cancel) is { } learner
                    ? await SkipAsync(transaction, learner, turn, cancel)
                    : null,
            };
        },
        cancel);

    /// <summary>As they were weighed; where there was no choice, as they are. How long nothing of its track came says nothing then.</summary>
    private async Task<IReadOnlyList<ScorePart>> PartsAsync(NpgsqlTransaction transaction, LearnerKey person, Turn turn, LessonCardFacts facts, CancellationToken cancel)
    {
        if (BecauseJson.ReadParts(turn.Because) is { Count: > 0 } weighed)
        {
            return weighed;
        }

        var track = new TrackProgress(turn.TrackId, facts.TrackTitle, calendar.Now, null, 1, [new LessonProgress(turn.LessonId, 1, LessonStanding.Open)]);
        return [.. (await weighing.WeighAsync(transaction, person, turn.ServedOn, track, cancel)).Parts.Where(part => part.IsKnown && part.Name != ScoreName.Variety)];
    }

    private async Task<SkippedLesson> SkipAsync(NpgsqlTransaction transaction, Learner learner, Turn turn, CancellationToken cancel)
    {
        var (now, zone) = (calendar.Now, learner.Rhythm.Zone);
        var nextAt = turn.IsPutOff(now) ? turn.ComesBackAt!.Value
            : learner.NextLessonAt is { } planned && LocalDay.Of(planned, zone) > learner.Today(now) ? planned
            : learner.NextAfter(now, hasTodays: true).At;
        var (today, next) = (LearnersDay.Of(now, zone), LocalDay.Of(nextAt, zone));
        var model = await memories.FindModelAsync(transaction, learner.Key.TeamId, cancel);
        var known = await SkippingStore.ReadMemoriesAsync(transaction, learner.Key, turn.LessonId, today, cancel);
        var days = Math.Max(0, next.DayNumber - today.DayNumber);
        var assessment = await DeadlineStore.FindNextAsync(transaction, learner.Key, turn.TrackId, now, cancel);
        var deadlines = assessment is null
            ? null
            : await DeadlineStore.ReadAsync(transaction, learner.Key.TeamId, [(learner.Key.UserId, turn.TrackId, learner.Today(now))], now, cancel);
        return new SkippedLesson(next)
        {
            IsNext = turn.IsPutOff(now) || (!turn.IsResting && await IsNextAsync(transaction, learner, turn, nextAt, next, cancel)),
            Chance = known.Count == 0 ? null : known.Average(question => question.Chance(model, 0)),
            ChanceThen = known.Count == 0 ? null : known.Average(question => question.Chance(model, days)),
            Assessment = assessment?.Title,
            Deadline = deadlines?.GetValueOrDefault((learner.Key.UserId, turn.TrackId)),
        };
    }

    /// <summary>Whether it would be chosen on the next day, as things stand, by the rule that will choose.</summary>
    private async Task<bool> IsNextAsync(NpgsqlTransaction transaction, Learner learner, Turn turn, DateTimeOffset nextAt, DateOnly next, CancellationToken cancel)
    {
        var tracks = await ProgressStore.ReadTracksAsync(transaction, learner.Key.TeamId, [new ProgressWish(learner.Key.UserId, nextAt, IsAsked: false)], cancel);
        var weighed = await weighing.ReadAsync(transaction, learner.Key.TeamId, [(learner.Key, next)], tracks, _ => false, cancel);
        return weighed.Rank(learner.Key.UserId, [.. tracks[learner.Key.UserId]], next) is [var first, ..] && first.LessonId == turn.LessonId;
    }
}

/// <summary>Why a lesson came.</summary>
internal sealed record LessonReason(Turn Turn, LessonCardFacts Facts)
{
    /// <summary>What speaks for it.</summary>
    public required IReadOnlyList<ScorePart> Parts { get; init; }

    /// <summary>From several.</summary>
    public required bool WasChosen { get; init; }

    /// <summary>Null for one that is no longer open, and for people who no longer learn.</summary>
    public SkippedLesson? Skipped { get; init; }
}

/// <summary>What happens when an open lesson is skipped.</summary>
/// <param name="Next">The next day on which a lesson comes.</param>
internal sealed record SkippedLesson(DateOnly Next)
{
    /// <summary>It is that day's lesson; otherwise another track has its turn first.</summary>
    public required bool IsNext { get; init; }

    /// <summary>Of a right answer to its questions that were answered before, on average; null where none was.</summary>
    public double? Chance { get; init; }

    /// <summary>The same on the next day.</summary>
    public double? ChanceThen { get; init; }

    /// <summary>The next assessment that asks its track; null where there is none.</summary>
    public string? Assessment { get; init; }

    /// <summary>By when it has to be taken, and what is left until then.</summary>
    public TrackDeadline? Deadline { get; init; }
}
