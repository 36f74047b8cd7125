using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>Owes the one question, a few working days after somebody was somewhere.</summary>
internal sealed class Expecting(Deliveries deliveries, BotSettings settings, CalendarClock calendar) : ITakeAways
{
    /// <summary>Later than that one has forgotten.</summary>
    private static readonly TimeSpan WorthAsking = TimeSpan.FromDays(14);

    public Task ExpectAsync(NpgsqlTransaction transaction, LearnerKey person, BeenThere where, CancellationToken cancel) =>
        ExpectAsync(transaction, [person], where, asksAgain: false, cancel); // whoever took it back themselves is not asked when they say it once more

    public Task ExpectAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, BeenThere where, CancellationToken cancel) =>
        ExpectAsync(transaction, people, where, asksAgain: true, cancel);

    private async Task ExpectAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, BeenThere where, bool asksAgain, CancellationToken cancel)
    {
        if (people.Count == 0)
        {
            return;
        }

        var (team, now) = (people[0].TeamId, calendar.Now);
        var doneOn = where.DoneOn;
        string[] ids = [.. people.Select(person => person.UserId)];
        var kept = await TakeAwayStore.ExpectAsync(transaction, team, ids, where, now, cancel);
        var asks = from one in await TakeAwayStore.ReadDaysAsync(transaction, team, ids, DateOnly.FromDateTime(now.UtcDateTime), cancel)
                   let at = AskAt(one, doneOn, now)
                   where at is not null
                   select NewDelivery.To(new LearnerKey(team, one.UserId), AskWork.KindName, $"{kept[one.UserId]:N}", DeliveryClass.Nudge, at.Value) with
                   {
                       ExpiresAt = at.Value + WorthAsking,
                       Value = NudgeValue.TakeAways,
                   };
        var dropped = await TakeAwayStore.ReadDroppedAsync(transaction, team, ids, where.About, AskWork.NoUse, cancel);
        var again = asks.ToLookup(ask => asksAgain && dropped.Contains(ask.Recipient));
        await deliveries.EnqueueManyAsync(transaction, AskWork.KindName, DeliveryClass.Nudge, [.. again[false]], cancel);
        await deliveries.EnqueueAgainManyAsync(transaction, AskWork.KindName, DeliveryClass.Nudge, [.. again[true]], cancel); // said to be there after all, and never asked
    }

    private DateTimeOffset? AskAt(PersonsDays person, DateOnly doneOn, DateTimeOffset now)
    {
        var zone = person.Zone is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
        return BringBack.AskAt(doneOn, now, new Rhythm(zone, person.Hour ?? OfficeHours.Opening, (LearningDays)person.Days), day => person.Holidays.Contains(day));
    }

    public Task StopAskingAsync(NpgsqlTransaction transaction, IReadOnlyList<LearnerKey> people, string about, CancellationToken cancel) => people.Count == 0
        ? Task.CompletedTask
        : TakeAwayStore.StopAskingAsync(transaction, people[0].TeamId, [.. people.Select(person => person.UserId)], about, calendar.Now, cancel);

    public async Task<TakeAwayStanding> FindStandingAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel) =>
        await TakeAwayStore.LockAsync(transaction, person, about, cancel) switch
        {
            null or { WithdrawnAt: not null } => TakeAwayStanding.Nothing,
            { IsWritten: true } => TakeAwayStanding.Written,
            var one => await TakeAwayStore.IsStillAskedAsync(transaction, one, cancel) ? TakeAwayStanding.WillBeAsked : TakeAwayStanding.Open,
        };
}

/// <summary>Forgets what somebody brought back from where they were not after all, and takes back the talk of it that has no date yet.</summary>
internal sealed class Forgetting(ITalkProposals talks, CalendarClock calendar) : IForgetsTakeAways
{
    public async Task ForgetAsync(NpgsqlTransaction transaction, LearnerKey person, string about, CancellationToken cancel)
    {
        if (await TakeAwayStore.LockAsync(transaction, person, about, cancel) is { Proposal: { } talk })
        {
            await talks.TakeBackAsync(transaction, person, talk, cancel);
        }

        await TakeAwayStore.WithdrawAsync(transaction, person, about, calendar.Now, cancel);
    }
}

/// <summary>Asks for the take-aways, unless they are written or there is nothing to bring back any more.</summary>
internal sealed class AskWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "take_away.ask";

    /// <summary>Why it was not asked.</summary>
    public const string NoUse = "answered or forgotten";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await TakeAwayStore.LockAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel) is { WithdrawnAt: null, IsWritten: false } one
            ? new Rendering.Post(TakeAwayView.Ask(one))
            : new Rendering.Drop(NoUse),
        cancel);
}
