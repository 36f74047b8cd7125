using System.Security.Cryptography;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Ends attempts: what was answered counts, the rest counts as nothing; who passed gets the certificate.</summary>
internal sealed class Closing(Deliveries deliveries, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <summary>Ends the open attempt of somebody whose row is locked.</summary>
    /// <param name="transaction">Holds the lock.</param>
    /// <param name="assigned">Whose.</param>
    /// <param name="attempt">Open.</param>
    /// <param name="by">answered or finished; null when its time is over.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task EndAsync(NpgsqlTransaction transaction, Assigned assigned, Attempt attempt, string? by, CancellationToken cancel)
    {
        var at = by is null ? attempt.EndsAt : calendar.Now;
        var score = Score.Of(await AttemptStore.ReadCreditsAsync(transaction, assigned.TeamId, attempt.AttemptId, cancel), attempt.Total, assigned.PassMark);
        await AttemptStore.EndAsync(
            transaction, assigned.TeamId, attempt.AttemptId, by ?? (attempt.EndsAt >= assigned.Deadline ? "deadline" : "time"), score, at, cancel);
        if (score.Passed || assigned.Used >= assigned.Allowed)
        {
            await AssignedStore.EndAsync(transaction, assigned, score.Passed ? "passed" : "failed", at, cancel);
        }

        if (score.Passed && assigned.Certificate)
        {
            var code = CertificateCode.Of(RandomNumberGenerator.GetBytes(CertificateCode.Length));
            await CertificateStore.AddAsync(transaction, assigned, attempt.AttemptId, code, LocalDay.Of(at, assigned.ZoneOr(settings.DefaultZone)), at, cancel);
            await deliveries.EnqueueAsync(transaction, CertificateWork.Of(assigned, attempt.AttemptId, calendar.Now), cancel);
        }

        await homes.RefreshAsync(transaction, assigned.Person, cancel);
    }
}
