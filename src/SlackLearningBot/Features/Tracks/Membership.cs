using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tracks;

/// <summary>Joining and leaving, from wherever it is asked: one transaction with the refresh of App Home.</summary>
internal sealed class Membership(NpgsqlDataSource database, EnrolmentStore enrolments, IHomeWishes homes, CalendarClock calendar)
{
    /// <summary><see cref="MembershipChange.WasJoined"/> also when somebody retired the track a moment ago; the catalogue shows it.</summary>
    public Task<MembershipChange> JoinAsync(LearnerKey person, string trackId, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var change = await enrolments.JoinOneAsync(transaction, person, trackId, calendar.Now, cancel);
            if (change is not null)
            {
                await homes.RefreshAsync(transaction, person, cancel);
            }

            return change ?? MembershipChange.WasJoined;
        },
        cancel);

    public Task<MembershipChange> LeaveAsync(LearnerKey person, string trackId, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            if (!await EnrolmentStore.LeaveOneAsync(transaction, person, trackId, calendar.Now, cancel))
            {
                return MembershipChange.WasNotJoined;
            }

            await homes.RefreshAsync(transaction, person, cancel);
            return MembershipChange.Left;
        },
        cancel);
}
