using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>A mentorship comes to its end; nowhere is it kept by whom, or why. The mentorship is locked.</summary>
internal sealed class Ending(Deliveries deliveries, IHomeWishes homes, CalendarClock calendar)
{
    /// <summary>Later than that nobody looks back.</summary>
    public static readonly TimeSpan WorthLookingBack = TimeSpan.FromDays(14);

    public async Task EndAsync(NpgsqlTransaction transaction, Pairing pairing, CancellationToken cancel)
    {
        var (now, facts) = (calendar.Now, pairing.Facts);
        if (!await MentorshipStore.EndAsync(transaction, facts, now, cancel))
        {
            return;
        }

        if (pairing.Ahead is { } begun && begun.StartsAt <= now)
        {
            // Nobody said whether it took place: what is over is not called off.
            await MeetUpStore.SaveAsync(transaction, facts.TeamId, begun with { State = MeetUpStates.Missed }, cancel);
        }
        else if (pairing.Ahead is { } ahead)
        {
            var off = ahead with { State = MeetUpStates.Off, Sequence = ahead.Sequence + 1 };
            await MeetUpStore.SaveAsync(transaction, facts.TeamId, off, cancel);
            await OweAsync(transaction, facts, FileWork.KindName, off.Slot, cancel, Lane.File);
        }

        if (facts.Channel is null)
        {
            await deliveries.EnqueueManyAsync(
                transaction, OverWork.KindName, DeliveryClass.Answer,
                [.. pairing.Members.Select(one => NewDelivery.To(new LearnerKey(facts.TeamId, one.UserId), OverWork.KindName, $"{pairing.Id}", DeliveryClass.Answer, now))], cancel);
        }

        await OweAsync(transaction, facts, OverWork.KindName, $"{pairing.Id}", cancel);
        if (pairing.Held > 0)
        {
            await deliveries.EnqueueManyAsync(
                transaction, CheckWork.KindName, DeliveryClass.Nudge, [.. pairing.Members.Select(one => CheckWork.Of(pairing, one, CheckMoments.End, now, now + WorthLookingBack))], cancel);
        }

        await homes.RefreshAsync(transaction, pairing.People, cancel);
    }

    private Task OweAsync(NpgsqlTransaction transaction, Mentorship facts, string kind, string slot, CancellationToken cancel, Lane lane = Lane.Post) => facts.Channel is { } channel
        ? deliveries.EnqueueAsync(transaction, new NewDelivery(facts.TeamId, channel, kind, slot, DeliveryClass.Answer, calendar.Now) { Lane = lane }, cancel)
        : Task.CompletedTask;

    /// <summary>Somebody goes: of a group the others go on as long as they can, everything else ends for all.</summary>
    public async Task LeaveAsync(NpgsqlTransaction transaction, Pairing pairing, Member member, CancellationToken cancel)
    {
        if (!CanGoOn(pairing.Facts, pairing.OthersThan(member.UserId)))
        {
            await EndAsync(transaction, pairing, cancel);
            return;
        }

        var person = new LearnerKey(pairing.Facts.TeamId, member.UserId);
        await MemberStore.LeaveAsync(transaction, person, pairing.Id, calendar.Now, cancel);
        await homes.RefreshAsync(transaction, person, cancel);
    }

    /// <summary>Whether those who are left of it are still one.</summary>
    public static bool CanGoOn(Mentorship facts, IReadOnlyList<Member> left) =>
        facts.Kind == Kinds.Group && left.Any(one => one.Part == Parts.Mentor) && left.Any(one => one.Part == Parts.Mentee);
}

/// <summary>The last word in the conversation; to each of them where they have none.</summary>
internal sealed class OverWork(NpgsqlDataSource database, CalendarClock calendar) : PairingWork(database, calendar)
{
    public const string KindName = "mentorship.over";

    public override string Kind => KindName;

    protected override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        Task.FromResult<SlackMessage?>(delivery.IsToPerson ? OverView.Apart(pairing, delivery.Recipient) : OverView.Message(pairing));
}
