using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Everybody is found: they are noted, and the owner is asked whether it shall be given to them.</summary>
internal sealed class Found(Deliveries deliveries, CalendarClock calendar) : IPeopleFound
{
    public const string PurposeName = "assessment";

    public string Purpose => PurposeName;

    public async Task TakeAsync(
        NpgsqlTransaction transaction, LearnerKey by, Guid about, IReadOnlyList<FoundPerson> people, IReadOnlyList<Mrkdwn> problems, CancellationToken cancel)
    {
        if (await AssignmentStore.LockAsync(transaction, by.TeamId, about, cancel) is not { State: "reading" } assignment)
        {
            return;
        }

        var now = calendar.Now;
        await AssignmentStore.AddPeopleAsync(transaction, assignment, people, now, cancel);
        await AssignmentStore.AddTrackAsync(transaction, assignment, now, cancel);
        var have = await AssignmentStore.DropThoseWhoHaveItAsync(transaction, assignment, people: null, now, cancel);
        await AssignmentStore.SaveStateAsync(transaction, assignment, "offered", cancel);
        await deliveries.EnqueueAsync(
            transaction,
            NewDelivery.To(by, OfferWork.KindName, $"{about}", DeliveryClass.Answer, now) with
            {
                Payload = JsonSerializer.Serialize(new FoundNote(about, have, [.. problems.Select(problem => problem.Text)]), AssessmentsJson.Default.FoundNote),
            },
            cancel);
    }
}
