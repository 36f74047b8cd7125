using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Gatherings come in and change here, in the transaction of whoever brings them; each change owes what follows from it.</summary>
internal sealed class Planner(Deliveries deliveries, Telling telling, Seating seating, Boards boards, Proposers proposers, BringingBack bringingBack, OpenQuestions questions, CalendarClock calendar) : IGatherings
{
    public async Task AddAsync(NpgsqlTransaction transaction, NewGathering gathering, CancellationToken cancel)
    {
        gathering = gathering with { Words = Plain(gathering.Words) };
        if (await GatheringStore.AddAsync(transaction, gathering, calendar.Now, cancel))
        {
            await SaveHostsAsync(transaction, gathering.By.TeamId, gathering.GatheringId, gathering.Words.Hosts, cancel);
            if (gathering.HeldOn is not null)
            {
                await OweLoggedAsync(transaction, gathering.By.TeamId, gathering.GatheringId, gathering.Words.Hosts.Where(host => host != gathering.By.UserId), cancel);
            }
        }
    }

    public async Task DescribeAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, GatheringWords words, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, teamId, gatheringId, cancel) is not { } gathering)
        {
            return;
        }

        if (gathering.State == GatheringStates.Held)
        {
            var gone = await PeopleGone.ReadAsync(transaction.Connection!, teamId, gathering.Hosts, cancel);
            words = words with { Hosts = [.. gone.Except(words.Hosts), .. words.Hosts] }; // they held it, and no form can name them
        }

        await GatheringStore.DescribeAsync(transaction, teamId, gatheringId, Plain(words), cancel);
        var left = await GatheringStore.DropHostsAsync(transaction, teamId, gatheringId, words.Hosts, cancel);
        await SaveHostsAsync(transaction, teamId, gatheringId, words.Hosts, cancel);
        await boards.ChangeAsync(transaction, gathering, cancel);
        if (gathering.HasBegunAt(calendar.Now))
        {
            await bringingBack.SettleAsync(transaction, (await GatheringReads.FindAsync(transaction, teamId, gatheringId, cancel))!, null, cancel); // whoever teaches it only now is not asked
        }

        if (gathering.IsAheadAt(calendar.Now))
        {
            await telling.OweLeftAsync(transaction, gathering, left, cancel);
            await telling.TellAllAsync(transaction, gathering, cancel); // whoever hosts it only now
        }
        else if (gathering.State == GatheringStates.Held)
        {
            await OweLoggedAsync(transaction, teamId, gatheringId, words.Hosts.Except(gathering.Hosts), cancel);
        }
    }

    /// <summary>Others named them.</summary>
    private Task<int> OweLoggedAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, IEnumerable<string> hosts, CancellationToken cancel) => deliveries.EnqueueManyAsync(
        transaction,
        LoggedWork.KindName,
        DeliveryClass.Nudge,
        [
            .. hosts.Distinct().Select(host => NewDelivery.To(new LearnerKey(teamId, host), LoggedWork.KindName, $"{gatheringId}", DeliveryClass.Nudge, calendar.Now) with
            {
                Value = NudgeValue.Gathering,
            }),
        ],
        cancel);

    /// <summary>Titles stand inside sentences of the bot's, where nothing may turn what follows; one of nothing else is none.</summary>
    private static GatheringWords Plain(GatheringWords words) => words with { Title = PlainLine.Of(words.Title) is { Length: > 0 } title ? title : "…" };

    /// <summary>Their names and addresses are read, when they are not known yet.</summary>
    private async Task SaveHostsAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, IReadOnlyList<string> hosts, CancellationToken cancel)
    {
        await GatheringStore.SaveHostsAsync(transaction, teamId, gatheringId, hosts, cancel);
        foreach (var host in hosts)
        {
            await deliveries.EnqueueAsync(transaction, Asked.Person(new LearnerKey(teamId, host), calendar.Now), cancel);
        }
    }

    public async Task<bool> PlanAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, GatheringPlan plan, CancellationToken cancel)
    {
        plan = plan with { Place = PlainLine.Of(plan.Place) };
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { State: GatheringStates.Proposed or GatheringStates.Planned } before)
        {
            return false;
        }

        var isMoved = before.IsPlanned && (before.StartsAt != plan.StartsAt || before.Minutes != plan.Minutes || before.Place != plan.Place);
        await deliveries.EnqueueAsync(transaction, Asked.Person(by, calendar.Now), cancel); // whoever looks after it hears of it at decent hours of theirs
        await GatheringStore.PlanAsync(transaction, before, by.UserId, plan, before.Sequence + (isMoved ? 1 : 0), calendar.Now, cancel);
        var after = await boards.PlaceAsync(transaction, before, plan.Channel, cancel);
        if (before.IsPlanned || before.AnnouncedTs is not null)
        {
            await seating.FillAsync(transaction, after, cancel);
        }
        else
        {
            await proposers.TellAsync(transaction, before, by, ProposerWork.HasDate, cancel);
        }

        if (before.HasBegunAt(calendar.Now))
        {
            await bringingBack.SettleAsync(transaction, after, null, cancel); // nobody can have been there yet
        }

        if (isMoved || !before.IsPlanned)
        {
            await telling.TellAllAsync(transaction, after, cancel);
        }

        return true;
    }

    public async Task AnnounceAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, string? channel, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { } gathering)
        {
            return;
        }

        await Deliveries.EmptyOpenAsync(transaction, by.TeamId, BoardWishWork.KindName, $"{gathering.BoardId}", cancel);
        if (channel is not null)
        {
            await deliveries.EnqueueAgainAsync(transaction, BoardWishWork.Of(by, gathering.BoardId, channel, calendar.Now), cancel);
        }
    }

    public async Task<string?> FindChosenChannelAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        await GatheringReads.FindAsync(transaction, teamId, gatheringId, cancel) is { } gathering ? await BoardStore.FindChosenAsync(transaction, gathering, cancel) : null;

    public async Task<bool> CallOffAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { State: GatheringStates.Proposed or GatheringStates.Planned } before)
        {
            return false;
        }

        await GatheringStore.CallOffAsync(transaction, before, cancel);
        await boards.ChangeAsync(transaction, before, cancel);
        var after = (await GatheringReads.FindAsync(transaction, by.TeamId, gatheringId, cancel))!;
        if (await PlaceStore.KnowAsync(transaction, after, by.UserId, cancel) && after.StartsAt is not null)
        {
            await telling.OweFileAsync(transaction, after, by.UserId, cancel);
        }

        await telling.TellAllAsync(transaction, after, cancel);
        await proposers.TellAsync(transaction, before, by, ProposerWork.IsOff, cancel);
        await bringingBack.SettleAsync(transaction, after, null, cancel); // a list may have been made since it began
        return true;
    }

    public async Task<bool> TakeBackAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { State: GatheringStates.Proposed } proposed || proposed.Hosts.Any(host => host != by.UserId))
        {
            return false;
        }

        // What it was about was theirs, too; and without them as its host nobody is told that it does not take place.
        await DescribeAsync(transaction, by.TeamId, gatheringId, new GatheringWords(proposed.Title, "", [], []), cancel);
        return await CallOffAsync(transaction, by, gatheringId, cancel);
    }

    public async Task<bool> DeclineAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, string reason, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { State: GatheringStates.Proposed } proposed)
        {
            return false;
        }

        await GatheringStore.CallOffAsync(transaction, proposed, cancel);
        await proposers.DeclineAsync(transaction, proposed, by, reason, cancel);
        return true;
    }

    public async Task<bool> ListAsync(NpgsqlTransaction transaction, LearnerKey by, Guid gatheringId, IReadOnlyList<string> people, CancellationToken cancel)
    {
        if (await GatheringReads.LockAsync(transaction, by.TeamId, gatheringId, cancel) is not { } gathering || !gathering.HasBegunAt(calendar.Now) || gathering.IsLongOverAt(calendar.Now))
        {
            return false;
        }

        string[] there = [.. people.Distinct()];
        await AfterStore.ListAsync(transaction, gathering, by.UserId, there, calendar.Now, cancel);
        await questions.ShowListAsync(transaction, (await GatheringReads.FindAsync(transaction, by.TeamId, gatheringId, cancel))!, cancel);
        await bringingBack.SettleAsync(transaction, gathering, null, cancel);
        await deliveries.EnqueueManyAsync(
            transaction, Asked.PersonRefresh, DeliveryClass.Read, [.. there.Select(one => Asked.Person(new LearnerKey(by.TeamId, one), calendar.Now))], cancel);
        return true;
    }
}
