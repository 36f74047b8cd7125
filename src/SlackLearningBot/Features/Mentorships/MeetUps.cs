using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Meetings are agreed on, moved and called off here; each change owes what follows from it, in the same transaction. The mentorship is locked.</summary>
internal sealed class MeetUps(Deliveries deliveries, Tending tending, IHomeWishes homes, BotSettings settings, CalendarClock calendar)
{
    /// <summary>A word shortly before, for those whose calendar says nothing.</summary>
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(15);

    /// <summary>After that nobody is asked any more whether they met.</summary>
    private static readonly TimeSpan WorthAsking = TimeSpan.FromDays(7);

    /// <summary>Nothing happens when another click agreed on this meeting already.</summary>
    public async Task ChooseAsync(NpgsqlTransaction transaction, Pairing pairing, int number, DateTimeOffset startsAt, CancellationToken cancel)
    {
        if (pairing.Ahead is not null || number != pairing.NextNumber)
        {
            return;
        }

        var meeting = new MeetUp
        {
            MeetUpId = Guid.CreateVersion7(calendar.Now),
            Number = number,
            StartsAt = startsAt,
            Minutes = pairing.Facts.Minutes,
            Sequence = 0,
            State = MeetUpStates.Ahead,
        };
        await MeetUpStore.AddAsync(transaction, pairing, meeting, cancel);
        await OweAsync(transaction, pairing, meeting, cancel);
    }

    /// <summary>The meeting that lies ahead, or the one nobody has said anything about since, at another time.</summary>
    public async Task MoveAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, DateTimeOffset startsAt, CancellationToken cancel)
    {
        if (meeting.StartsAt == startsAt)
        {
            return;
        }

        var moved = meeting with { StartsAt = startsAt, Sequence = meeting.Sequence + 1 };
        await MeetUpStore.SaveAsync(transaction, pairing.Facts.TeamId, moved, cancel);
        await OweAsync(transaction, pairing, moved, cancel);
    }

    /// <summary>It does not take place; nobody is named.</summary>
    public async Task CallOffAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel)
    {
        var off = meeting with { State = MeetUpStates.Off, Sequence = meeting.Sequence + 1 };
        await MeetUpStore.SaveAsync(transaction, pairing.Facts.TeamId, off, cancel);
        await OweAsync(transaction, pairing, off, cancel);
    }

    /// <summary>Whether they met.</summary>
    public async Task AnswerAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, bool met, CancellationToken cancel)
    {
        await MeetUpStore.SaveAsync(transaction, pairing.Facts.TeamId, meeting with { State = met ? MeetUpStates.Met : MeetUpStates.Missed }, cancel);
        await FollowAsync(transaction, pairing, cancel);
    }

    /// <summary>For whoever wants times anew: a meeting that is over, and of which nobody said anything, does not stand in the way.</summary>
    public async Task<Pairing> PassOverAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel)
    {
        if (pairing.Ahead is not { } silent || silent.EndsAt > calendar.Now)
        {
            return pairing;
        }

        await MeetUpStore.SaveAsync(transaction, pairing.Facts.TeamId, silent with { State = MeetUpStates.Missed }, cancel);
        return (await PairingStore.FindAsync(transaction, pairing.Facts.TeamId, pairing.Id, calendar.Now, cancel))!;
    }

    /// <summary>All that follows from a meeting's time, in the conversation they have now; what is owed there already stays as it is.</summary>
    public async Task OweAsync(NpgsqlTransaction transaction, Pairing pairing, MeetUp meeting, CancellationToken cancel)
    {
        if (pairing.Facts.Channel is { } channel)
        {
            var now = calendar.Now;
            await deliveries.EnqueueAsync(transaction, Of(SetWork.KindName, DeliveryClass.Answer, now), cancel);
            await deliveries.EnqueueAsync(transaction, Of(FileWork.KindName, DeliveryClass.Answer, now) with { Lane = Lane.File }, cancel);
            if (meeting.IsAhead)
            {
                var agenda = Hours.AgendaAt(pairing, meeting.StartsAt, now, settings.DefaultZone);
                await deliveries.EnqueueAsync(transaction, Of(AgendaWork.KindName, DeliveryClass.Appointment, agenda) with { ExpiresAt = meeting.StartsAt }, cancel);
                await deliveries.EnqueueAsync(transaction, Of(SoonWork.KindName, DeliveryClass.Appointment, meeting.StartsAt - Shortly) with { ExpiresAt = meeting.StartsAt }, cancel);
                await deliveries.EnqueueAsync(transaction, Of(AskWork.KindName, DeliveryClass.Appointment, meeting.EndsAt) with { ExpiresAt = meeting.EndsAt + WorthAsking }, cancel);
            }

            NewDelivery Of(string kind, DeliveryClass @class, DateTimeOffset dueAt) => new(pairing.Facts.TeamId, channel, kind, meeting.Slot, @class, dueAt);
        }

        await FollowAsync(transaction, pairing, cancel);
    }

    private async Task FollowAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel)
    {
        await tending.SignAsync(transaction, pairing, cancel);
        await homes.RefreshAsync(transaction, pairing.People, cancel);
    }
}
