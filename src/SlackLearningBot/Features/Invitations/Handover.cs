using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Everybody is found, and somebody else wanted to know: they are told, and the round is over.</summary>
internal sealed class Handover(IEnumerable<IPeopleFound> listeners)
{
    public async Task GiveAsync(NpgsqlTransaction transaction, Round round, Guid about, CancellationToken cancel)
    {
        var found = await SearchStore.ReadPeopleAsync(transaction, round, cancel);
        await SearchStore.EndAsync(transaction, round, cancel);
        foreach (var listener in listeners.Where(listener => listener.Purpose == round.Purpose))
        {
            await listener.TakeAsync(transaction, new(round.TeamId, round.UserId), about, found, InviteView.ProblemLines(round, inForm: true), cancel);
        }
    }
}
