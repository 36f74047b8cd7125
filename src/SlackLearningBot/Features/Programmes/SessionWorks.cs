using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Calendars.Ics;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A group's session as somebody sees it.</summary>
/// <param name="Cohort">The group.</param>
/// <param name="Step">The session's step.</param>
/// <param name="Part">Theirs.</param>
internal sealed record SessionCard(Cohort Cohort, ProgrammeStep Step, Part Part)
{
    public DateTimeOffset StartsAt => Cohort.SessionAt!.Value;

    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Step.Minutes ?? 60);

    /// <summary>A place or a link.</summary>
    public string? Where => Cohort.Place ?? Step.Where;

    /// <summary>Null when there is none (any more), or they are not in it.</summary>
    public static async Task<SessionCard?> FindAsync(NpgsqlTransaction transaction, LearnerKey person, Guid cohortId, CancellationToken cancel) =>
        await CohortStore.FindAsync(transaction, person.TeamId, cohortId, cancel) is { SessionAt: not null } cohort
        && await MemberStore.LockAsync(transaction, person, cohortId, cancel) is { HasLeft: false } part
        && (await ProgrammeStore.FindAsync(transaction, person.TeamId, cohort.ProgrammeId, cancel))?.Programme.Session is { } step
            ? new SessionCard(cohort, step, part)
            : null;
}

/// <summary>One message about a session, as long as the session is as it was when it was owed, and they did not say stop: it is no appointment that they said yes to.</summary>
internal abstract class AboutSession(NpgsqlDataSource database, string kind) : IMessageWork
{
    public string Kind => kind;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await Deliveries.HoldAsync(transaction, delivery, cancel)
            && !await Contacts.IsSilentForGoodAsync(transaction, delivery.Person, cancel)
            && SessionSlot.Of(delivery.Slot) is var slot
            && await SessionCard.FindAsync(transaction, delivery.Person, slot.Cohort, cancel) is { } card && card.Cohort.Sequence == slot.Sequence
            && Render(card) is { } message
                ? new Rendering.Post(message)
                : new Rendering.Drop("the programme is over"),
        cancel);

    /// <summary>Null when it is of no use any more.</summary>
    protected abstract SlackMessage? Render(SessionCard card);
}

/// <summary>The invitation, and each change of it.</summary>
internal sealed class SessionWork(NpgsqlDataSource database) : AboutSession(database, KindName)
{
    public const string KindName = "programme.session";

    protected override SlackMessage Render(SessionCard card) => card.Cohort.HasBegun ? SessionView.Invitation(card) : SessionView.Off(card);
}

/// <summary>It starts in a moment.</summary>
internal sealed class StartsWork(NpgsqlDataSource database) : AboutSession(database, KindName)
{
    public const string KindName = "programme.starts";

    protected override SlackMessage? Render(SessionCard card) => card.Cohort.IsRunning ? SessionView.Starts(card) : null;
}

/// <summary>"Were you there?"</summary>
internal sealed class AfterWork(NpgsqlDataSource database) : AboutSession(database, KindName)
{
    public const string KindName = "programme.after";

    protected override SlackMessage? Render(SessionCard card) => card.Cohort.IsRunning ? SessionView.After(card) : null;
}

/// <summary>The recording, to those who did not say that they were there.</summary>
internal sealed class RecordingWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "programme.recording";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await Deliveries.HoldAsync(transaction, delivery, cancel)
            && await SessionCard.FindAsync(transaction, delivery.Person, Guid.ParseExact(delivery.Slot, "N"), cancel) is { Cohort: { IsRunning: true, Recording: not null }, Part.Attended: not true } card
                ? new Rendering.Post(SessionView.Recording(card))
                : new Rendering.Drop("the programme is over"),
        cancel);
}

/// <summary>What is still missing before the session: twice at most.</summary>
internal sealed class ReminderWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "programme.reminder";

    public string Kind => KindName;

    public static NewDelivery Of(DueReminder due, DateTimeOffset now) =>
        NewDelivery.To(new LearnerKey(due.TeamId, due.UserId), KindName, new SessionSlot(due.CohortId, due.Reminded).Text, DeliveryClass.Nudge, now) with
        {
            ExpiresAt = due.SessionAt, Value = NudgeValue.Reminder,
        };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction => await Deliveries.HoldAsync(transaction, delivery, cancel)
            && await SessionCard.FindAsync(transaction, delivery.Person, SessionSlot.Of(delivery.Slot).Cohort, cancel) is { Cohort.IsRunning: true } card && card.StartsAt > calendar.Now
            && await SessionStore.ReadMissingAsync(transaction, delivery.Person, card.Cohort.CohortId, cancel) is { Count: > 0 } missing
                ? new Rendering.Post(SessionView.Missing(card, missing))
                : new Rendering.Drop("nothing to say"),
        cancel);
}

/// <summary>The session as a file for calendars; when it was moved, the same event with a higher number; when it was called off, the file that takes it out again.</summary>
internal sealed class IcsWork(FileHandover files, NpgsqlDataSource database, CalendarClock calendar) : ICallWork
{
    public const string KindName = "programme.file";

    /// <summary>A name that nobody can own (RFC 2606): calendars want an address, and nothing is sent to it.</summary>
    private const string Host = "learning.invalid";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

    public static NewDelivery Of(LearnerKey person, Cohort cohort, DateTimeOffset now) =>
        NewDelivery.To(person, KindName, $"{cohort.CohortId:N}", DeliveryClass.Answer, now) with { Lane = Lane.File };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var card = await database.InTransactionAsync(transaction => SessionCard.FindAsync(transaction, delivery.Person, Guid.ParseExact(delivery.Slot, "N"), cancel), cancel);
        if (card is null)
        {
            return new CallOutcome.Drop("the programme is over");
        }

        var isOff = !card.Cohort.HasBegun;
        var bytes = IcsFile.Write(MeetingOf(card), isOff ? IcsMethod.Cancel : IcsMethod.Publish, calendar.Now);
        return await files.ToPersonAsync(
            delivery, workspace, new NewFile(isOff ? "session-cancelled.ics" : "session.ics", bytes, SessionView.FileComment(isOff)), SessionView.FileFailed, cancel);
    }

    private static IcsMeeting MeetingOf(SessionCard card) => new(
        $"{card.Cohort.CohortId}@{card.Cohort.TeamId.ToLowerInvariant()}.{Host}", card.StartsAt, card.EndsAt, $"{card.Cohort.Title}: {card.Step.Title}")
    {
        Sequence = card.Cohort.Sequence,
        Description = card.Step.Text,
        Location = card.Where,
        Url = Uri.TryCreate(card.Where, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null,
        Organizer = new IcsPerson($"mailto:{card.Cohort.TeamId.ToLowerInvariant()}@{Host}", "Learning"),
    };
}
