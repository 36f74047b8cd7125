using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Something said to one member in private, as a nudge: only while they take part.</summary>
internal abstract class MemberWork(NpgsqlDataSource database, CalendarClock calendar) : PairingWork(database, calendar)
{
    protected sealed override Task<SlackMessage?> RenderAsync(NpgsqlTransaction transaction, Delivery delivery, Pairing pairing, CancellationToken cancel) =>
        Task.FromResult(pairing.Find(delivery.Recipient) is { } member ? Render(pairing, member, delivery) : null);

    protected abstract SlackMessage? Render(Pairing pairing, Member member, Delivery delivery);
}

/// <summary>On the third day without a meeting one of them is asked to begin.</summary>
internal sealed class BeginWork(NpgsqlDataSource database, CalendarClock calendar) : MemberWork(database, calendar)
{
    public const string KindName = "mentorship.begin";

    public override string Kind => KindName;

    protected override SlackMessage? Render(Pairing pairing, Member member, Delivery delivery) =>
        pairing is { Facts: { IsOpen: true, Channel: not null }, Newest: null } ? NudgeView.Begin(pairing, member) : null;
}

/// <summary>After three weeks without a sign each is asked what to do.</summary>
internal sealed class SilenceWork(NpgsqlDataSource database, CalendarClock calendar) : MemberWork(database, calendar)
{
    public const string KindName = "mentorship.silence";

    public override string Kind => KindName;

    protected override SlackMessage? Render(Pairing pairing, Member member, Delivery delivery) =>
        pairing.Facts is { IsOpen: true, Channel: not null, AskedSilence: > 0 } ? NudgeView.Silence(pairing, member) : null;
}

/// <summary>Halfway and at the end: how useful is it?</summary>
internal sealed class CheckWork(NpgsqlDataSource database, CalendarClock calendar) : MemberWork(database, calendar)
{
    public const string KindName = "mentorship.check";

    public override string Kind => KindName;

    public static NewDelivery Of(Pairing pairing, Member member, string moment, DateTimeOffset now, DateTimeOffset expires) =>
        new(pairing.Facts.TeamId, member.UserId, KindName, $"{pairing.Id}:{moment}", DeliveryClass.Nudge, now) { Value = NudgeValue.Mentorship, ExpiresAt = expires };

    protected override SlackMessage? Render(Pairing pairing, Member member, Delivery delivery) => delivery.Slot.Split(':')[1] switch
    {
        CheckMoments.Midway when pairing.Facts.IsOpen => CheckView.Ask(pairing, member, CheckMoments.Midway),
        CheckMoments.End => CheckView.Ask(pairing, member, CheckMoments.End),
        _ => null,
    };
}

/// <summary>As the column writes them.</summary>
internal static class CheckMoments
{
    public const string Midway = "midway";
    public const string End = "end";
}
