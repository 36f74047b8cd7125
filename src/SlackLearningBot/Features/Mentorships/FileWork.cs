using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Calendars.Ics;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The meeting as a file for calendars; when it is called off, the file that takes it out again.</summary>
internal sealed class FileWork(FileHandover files, NpgsqlDataSource database, CalendarClock calendar) : ICallWork
{
    public const string KindName = "meet.file";

    /// <summary>A name that nobody can own (RFC 2606): calendars want an address, and nothing is sent to it.</summary>
    private const string Host = "learning.invalid";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InConversation;

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await FindAsync(delivery, cancel) is not ({ } pairing, { } meeting))
        {
            return new CallOutcome.Drop("the mentorship is over");
        }

        var isOff = !meeting.IsAhead;
        var name = isOff ? "meeting-cancelled.ics" : "meeting.ics";
        var bytes = IcsFile.Write(MeetingOf(pairing, meeting), isOff ? IcsMethod.Cancel : IcsMethod.Publish, calendar.Now);
        var comment = isOff ? "Open this file to take the meeting out of your calendar." : "Open this file to put the meeting into your calendar.";
        return await files.ToConversationAsync(delivery, workspace, delivery.Recipient, new NewFile(name, bytes, comment), cancel);
    }

    /// <summary>At the time the delivery is about: when it was moved since, another file is on its way.</summary>
    private Task<(Pairing? Pairing, MeetUp? Meeting)> FindAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
            await MeetUpStore.FindMentorshipAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel) is { } id
            && await PairingStore.FindAsync(transaction, delivery.TeamId, id, calendar.Now, cancel) is { Newest: { State: MeetUpStates.Ahead or MeetUpStates.Off } meeting } pairing
            && meeting.Slot == delivery.Slot && pairing.Facts.Channel == delivery.Recipient
                ? (pairing, meeting)
                : ((Pairing?)null, (MeetUp?)null),
        cancel);

    private static IcsMeeting MeetingOf(Pairing pairing, MeetUp meeting) => new(
        $"{meeting.MeetUpId}@{pairing.Facts.TeamId.ToLowerInvariant()}.{Host}",
        meeting.StartsAt,
        meeting.EndsAt,
        $"Mentoring: {string.Join(", ", pairing.Everybody.Select(one => one.Name ?? "a colleague"))}")
    {
        Sequence = meeting.Sequence,
        Description = "The agenda comes the day before, in your conversation in Slack.",
        Organizer = new IcsPerson($"mailto:{pairing.Facts.TeamId.ToLowerInvariant()}@{Host}", "Learning"),
        Attendees = [.. pairing.Everybody.Select(one => new IcsPerson($"mailto:{AddressOf(one)}", one.Name))],
    };

    /// <summary>Theirs, when it can stand in a file.</summary>
    private static string AddressOf(Member member) =>
        member.Email is { } email && email.Contains('@') && email.All(letter => letter is > ' ' and not ('\x7f' or '?' or '#')) ? email : $"{member.UserId.ToLowerInvariant()}@{Host}";
}
