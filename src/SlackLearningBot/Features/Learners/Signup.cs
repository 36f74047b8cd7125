using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Learners;

/// <summary>What came of a yes.</summary>
/// <param name="Learner">How things are now.</param>
/// <param name="IsNew">False when the person was learning already: nothing was changed.</param>
/// <param name="HasTracks">Whether there is anything to send: a track joined, now or before.</param>
internal sealed record SignupOutcome(LearnerRow Learner, bool IsNew, bool HasTracks)
{
    /// <summary>What ended with their stop and can be taken up again.</summary>
    public IReadOnlyList<Block> Offered { get; init; } = [];
}

/// <summary>The yes: learner, tracks, the right to be written to and a fresh Home, all together or not at all.</summary>
internal sealed class Signup(
    NpgsqlDataSource database, IEnrolments enrolments, Proposals proposals, Mornings mornings, IEndsWithStop others, IHomeWishes homes, BotSettings settings, CalendarClock calendar) : ISignup
{
    /// <param name="person">Who said yes.</param>
    /// <param name="rhythm">When lessons shall come.</param>
    /// <param name="trackIds">What is ticked.</param>
    /// <param name="untickedIds">What was joined, and they took the tick from.</param>
    /// <param name="cancel">Stops the saving.</param>
    public Task<SignupOutcome> StartAsync(
        LearnerKey person, Rhythm rhythm, IReadOnlyList<string> trackIds, IReadOnlyList<string> untickedIds, CancellationToken cancel) =>
        database.InTransactionAsync(transaction => StartAsync(transaction, person, rhythm, trackIds, untickedIds, cancel), cancel);

    private async Task<SignupOutcome> StartAsync(
        NpgsqlTransaction transaction, LearnerKey person, Rhythm rhythm, IReadOnlyList<string> trackIds, IReadOnlyList<string> untickedIds, CancellationToken cancel)
    {
        var now = calendar.Now;
        var next = await Agenda.NextAsync(transaction, person, rhythm, null, now, cancel);
        var isNew = await LearnerStore.StartAsync(transaction, person, rhythm, next, now, cancel);
        if (isNew)
        {
            await Contacts.SpeakAsync(transaction, person, cancel);
            await Contacts.SaveDaysAsync(transaction, person, rhythm.Zone, (int)rhythm.Days, cancel);
            await enrolments.LeaveAsync(transaction, person, untickedIds, now, cancel);
            await enrolments.JoinAsync(transaction, person, trackIds, now, cancel);
            await homes.RefreshAsync(transaction, person, cancel);
            await mornings.MoveAsync(transaction, person, null, next, cancel);
        }

        var learner = await LearnerStore.ReadAsync(transaction, person, settings, cancel)
            ?? throw new InvalidOperationException("A person who said yes is not learning: the row went away in the same transaction.");
        return new SignupOutcome(learner, isNew, await LearnerStore.HasTracksAsync(transaction, person, cancel))
        {
            Offered = isNew ? await others.OfferAsync(transaction, person, cancel) : [],
        };
    }

    public async Task<Rhythm> ProposeAsync(LearnerKey person, string? zone, CancellationToken cancel) => (await proposals.MakeAsync(person, cancel, zone)).Rhythm;

    public async Task<Started> StartAsync(NpgsqlTransaction transaction, LearnerKey person, Rhythm rhythm, CancellationToken cancel)
    {
        var outcome = await StartAsync(transaction, person, rhythm, [], [], cancel);
        var (at, within) = outcome.Learner.NextComing(calendar.Now);
        return new Started(outcome.Learner.Rhythm, at, within) { NoMessages = outcome.Learner.NoMessages };
    }
}
