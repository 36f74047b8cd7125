using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Talks;

/// <summary>The hour's questions: who was at a talk and is not asked yet, and of which talks can be told what is still known?</summary>
internal sealed class QuizDue(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    private const int BatchSize = 500;

    /// <summary>Whoever says later than that that they were there is not asked any more.</summary>
    private static readonly TimeSpan AskedFor = TimeSpan.FromDays(14);

    /// <summary>A night between: what is recalled a day later stays longer.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(18);

    private static readonly TimeSpan WorthAsking = TimeSpan.FromDays(7);

    /// <summary>By then the questions came again to the first of those who learn.</summary>
    private static readonly TimeSpan KnownAfter = TimeSpan.FromDays(46);

    /// <summary>Until then more of them are waited for, and looked for once a day.</summary>
    private static readonly TimeSpan KnownUntil = TimeSpan.FromDays(180);
    private static readonly TimeSpan Look = TimeSpan.FromHours(23);

    public async Task GoOnAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => AskAsync(transaction, cancel), cancel) == BatchSize)
        {
        }

        while (await database.InTransactionAsync(transaction => TellAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> AskAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var now = calendar.Now;
        var people = await QuizStore.ReadUnaskedAsync(transaction, now - AskedFor, BatchSize, cancel);
        await deliveries.EnqueueManyAsync(
            transaction,
            QuizWork.KindName,
            DeliveryClass.Nudge,
            [
                .. people.Select(one => NewDelivery.To(new LearnerKey(one.TeamId, one.UserId), QuizWork.KindName, $"{one.TalkId}", DeliveryClass.Nudge, now + Between) with
                {
                    Value = NudgeValue.Gathering,
                    ExpiresAt = now + Between + WorthAsking,
                }),
            ],
            cancel);
        return people.Count;
    }

    private async Task<int> TellAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var now = calendar.Now;
        var talks = await QuizStore.ClaimKnownAsync(transaction, now, new KnownTimes(now - KnownAfter, now - Look, now - KnownUntil), BatchSize, cancel);
        foreach (var (team, id, isLast) in talks)
        {
            var figure = await QuizStore.CountKnownAsync(transaction, team, id, cancel);
            if (figure.CanBeTold || isLast) // of few nothing is told, also not that they were few
            {
                await QuizStore.EndKnownAsync(transaction, team, id, cancel);
            }

            if (!figure.CanBeTold || await TalkReads.FindAsync(transaction, team, id, cancel) is not { } talk)
            {
                continue;
            }

            foreach (var host in talk.Hosts)
            {
                await deliveries.EnqueueAsync(
                    transaction,
                    NewDelivery.To(new LearnerKey(team, host), KnownWork.KindName, $"{id}", DeliveryClass.Nudge, now) with
                    {
                        Value = NudgeValue.Gathering,
                        ExpiresAt = now + WorthAsking,
                        Payload = JsonSerializer.Serialize(figure, QuizJson.Default.KnownFigure),
                    },
                    cancel);
            }
        }

        return talks.Count;
    }
}

/// <summary>Asks whoever was there.</summary>
internal sealed class QuizWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "talk.quiz";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await FindAsync(transaction, delivery.TeamId, delivery.Recipient, delivery.Slot, cancel) is var (talk, open)
            ? new Rendering.Post(QuizView.Ask(talk, open))
            : new Rendering.Drop("no question is left"),
        cancel);

    /// <summary>The talk, and how many of its questions wait for this person; null when none does.</summary>
    public static async Task<(Talk Talk, int Open)?> FindAsync(NpgsqlTransaction transaction, string teamId, string userId, string slot, CancellationToken cancel)
    {
        var id = Guid.Parse(slot);
        var answered = await QuizStore.ReadAnsweredAsync(transaction, new LearnerKey(teamId, userId), id, cancel);
        var open = (await QuizStore.ReadAsync(transaction, teamId, id, cancel)).Count(one => !answered.Contains(one.Question.Id));
        return open > 0 && await TalkReads.FindAsync(transaction, teamId, id, cancel) is { State: TalkStates.Held } talk ? (talk, open) : null;
    }
}

/// <summary>Tells those who spoke what is still known.</summary>
internal sealed class KnownWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "talk.known";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => TalkReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel) is { } talk
        && talk.Hosts.Contains(delivery.Recipient) && JsonSerializer.Deserialize(delivery.Payload, QuizJson.Default.KnownFigure) is { CanBeTold: true } figure
            ? new Rendering.Post(QuizView.Known(talk, figure))
            : new Rendering.Drop("the talk is planned or gone");
}

[JsonSerializable(typeof(KnownFigure))]
internal sealed partial class QuizJson : JsonSerializerContext;
