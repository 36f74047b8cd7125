using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Calendars.Ics;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The gathering as a file for calendars; when it is called off, the file that takes it out again.</summary>
internal sealed class FileWork(FileHandover files, NpgsqlDataSource database, CalendarClock calendar) : ICallWork
{
    public const string KindName = "gathering.file";

    /// <summary>A name that nobody can own (RFC 2606): calendars want an address, and nothing is sent to it.</summary>
    private const string Host = "learning.invalid";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (await FindAsync(delivery, cancel) is not { StartsAt: not null } gathering)
        {
            return new CallOutcome.Drop("it was moved or called off");
        }

        var isOff = gathering.State == GatheringStates.Cancelled || IsLeft(delivery);
        var bytes = IcsFile.Write(MeetingOf(gathering), isOff ? IcsMethod.Cancel : IcsMethod.Publish, calendar.Now);
        return await files.ToPersonAsync(
            delivery,
            workspace,
            new NewFile(isOff ? "cancelled.ics" : $"{gathering.Kind.Replace('_', '-')}.ics", bytes, isOff ? GatheringView.FileOff : GatheringView.File),
            _ => GatheringView.NoFile(gathering),
            cancel);
    }

    private static bool IsLeft(Delivery delivery) => delivery.Slot.EndsWith($":{HostLeftWork.Left}", StringComparison.Ordinal);

    /// <summary>
    /// At the time the delivery is about: when it was moved since, another file is on its way. Only for whoever has a seat or hosts it; the file that takes it
    /// out again only for whoever does not any more.
    /// </summary>
    private Task<Gathering?> FindAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Gathering?>(
        async transaction =>
        {
            if (await GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel) is not { } gathering)
            {
                return null;
            }

            var comes = gathering.Hosts.Contains(delivery.Recipient)
                || await PlaceStore.FindAsync(transaction, delivery.Person, gathering.GatheringId, cancel) is { Answer: PlaceAnswers.Yes };
            return (IsLeft(delivery) ? !comes : comes && gathering.IsAsIn(delivery.Slot)) ? gathering : null;
        },
        cancel);

    private static IcsMeeting MeetingOf(Gathering gathering) => new(
        $"{gathering.GatheringId}@{gathering.TeamId.ToLowerInvariant()}.{Host}",
        gathering.StartsAt!.Value,
        gathering.EndsAt!.Value,
        gathering.Title)
    {
        Sequence = gathering.Sequence,
        Description = gathering.Abstract,
        Location = gathering.Place,
        Organizer = new IcsPerson($"mailto:{gathering.TeamId.ToLowerInvariant()}@{Host}", "Learning"),
    };
}
