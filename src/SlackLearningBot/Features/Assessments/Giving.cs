using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Gives an assignment that its owner has confirmed to those who were found, some at a time: nobody sees it, or is told, before their turn.</summary>
internal sealed class Giving(Announcing announcing, CalendarClock calendar)
{
    public const int PeopleAtOnce = 500;

    /// <summary>The next of those who wait for it; false when these were the last.</summary>
    /// <param name="transaction">Holds the assignment's row.</param>
    /// <param name="assignment">Open.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<bool> GiveSomeAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel)
    {
        var now = calendar.Now;
        var waiting = await GivingStore.ReadWaitingAsync(transaction, assignment, PeopleAtOnce, cancel);
        var room = PeopleAtOnce - waiting.Count;
        var (seen, joined) = assignment.TrackId is not null && room > 0
            ? await GivingStore.AddFromTrackAsync(transaction, assignment, room, now, cancel)
            : (0, []);
        await AssignmentStore.DropThoseWhoHaveItAsync(transaction, assignment, waiting, now, cancel);
        await GivingStore.GiveAsync(transaction, assignment, waiting, cancel);
        await announcing.OweAsync(transaction, assignment, [.. waiting, .. joined], again: false, cancel);
        return waiting.Count + seen == PeopleAtOnce;
    }
}
