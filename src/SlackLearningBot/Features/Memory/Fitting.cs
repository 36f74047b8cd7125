using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;

namespace SlackLearningBot.Features.Memory;

/// <summary>Fits the numbers of the memory model to a workspace's own answers, and keeps them if they foretell its newest answers better than those in use.</summary>
internal sealed partial class Fitting(NpgsqlDataSource database, FitStore fits, CalendarClock calendar, ILogger<Fitting> log)
{
    /// <summary>With more answers than these, those of some learners are taken: a fit is no better for more, and costs what it takes in.</summary>
    private const int MostReviews = 1_000_000;

    private static readonly TimeSpan KeepsWorse = TimeSpan.FromDays(30);

    /// <summary>Null when there are too few answers.</summary>
    public async Task<TriedFit?> TryAsync(string teamId, CancellationToken cancel)
    {
        var (current, reviews) = await ReadAsync(teamId, cancel);
        var tried = Refit.Decide(reviews, current.Model.Parameters, new Random(current.Number)) switch
        {
            Refit.Better better => new TriedFit(better.Parameters.Values.ToArray(), reviews.Reviews, better.After.LogLoss, better.Before.LogLoss, Kept: true),
            Refit.NotBetter worse => new TriedFit(current.Model.Parameters.Values.ToArray(), reviews.Reviews, worse.After.LogLoss, worse.Before.LogLoss, Kept: false),
            _ => null,
        };
        if (tried is not null)
        {
            await database.InTransactionAsync(
                async transaction =>
                {
                    await FitStore.AddAsync(transaction, teamId, tried, calendar.Now, cancel);
                    await FitStore.ForgetAsync(transaction, teamId, calendar.Now - KeepsWorse, cancel);
                },
                cancel);
            Log.Tried(log, teamId, tried.Reviews, tried.LogLossBefore, tried.LogLoss, tried.Kept);
        }

        return tried;
    }

    private async Task<(Fit Current, ReviewLog Reviews)> ReadAsync(string teamId, CancellationToken cancel)
    {
        var current = await database.InTransactionAsync(transaction => fits.FindCurrentAsync(transaction, teamId, cancel), cancel);
        await using var connection = await database.OpenConnectionAsync(cancel);
        var oneOf = 1 + (int)((await NightStore.CountAsync(connection, teamId, cancel) - 1) / MostReviews);
        var cards = new Dictionary<(string, string), (int Card, DateOnly? Last)>();
        var reviews = new List<(int, LoggedReview)>();
        await foreach (var row in NightStore.ReadLogAsync(connection, teamId, oneOf).WithCancellation(cancel))
        {
            var key = (row.UserId, row.QuestionId);
            var (card, last) = cards.TryGetValue(key, out var known) ? known : (cards.Count, null);
            var review = row.Logged(last);
            reviews.Add((card, review));
            cards[key] = (card, review.Counts ? review.On : last);
        }

        return (current, ReviewLog.OfLogged(reviews));
    }

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Information, "The memory model of workspace {TeamId} was fitted to {Reviews} answers: log loss on the newest quarter {Before} before, {After} after; kept: {Kept}.")]
        public static partial void Tried(ILogger log, string teamId, int reviews, double before, double after, bool kept);
    }
}
