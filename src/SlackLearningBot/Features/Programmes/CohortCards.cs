using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>A group as its owner sees it now.</summary>
internal static class CohortCards
{
    public static async Task<SlackMessage> RenderAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<string> problems, DateTimeOffset now, CancellationToken cancel) => CohortView.Card(
        cohort,
        (await ProgrammeStore.FindAsync(transaction, cohort.TeamId, cohort.ProgrammeId, cancel))!.Programme,
        await MemberStore.CountAsync(transaction, cohort, cancel),
        cohort.HasBegun ? await ToldStore.TellAsync(transaction, cohort, cancel) : [],
        problems,
        await ChannelStore.FindAsync(transaction, cohort, cancel),
        now);
}

/// <summary>Tells the owner how many were found.</summary>
internal sealed class CohortWork(NpgsqlDataSource database, CalendarClock calendar) : IMessageWork
{
    public const string KindName = "programme.owner";

    public string Kind => KindName;

    public static NewDelivery Of(Cohort cohort, DateTimeOffset now, string payload) =>
        NewDelivery.To(cohort.Author, KindName, $"{cohort.CohortId:N}", DeliveryClass.Answer, now) with { Payload = payload };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            if (await CohortStore.FindAsync(transaction, delivery.TeamId, Guid.ParseExact(delivery.Slot, "N"), cancel) is not { } cohort)
            {
                return new Rendering.Drop("the programme is over");
            }

            var note = JsonSerializer.Deserialize(delivery.Payload, ProgrammesJson.Default.CohortNote);
            return new Rendering.Post(await CohortCards.RenderAsync(transaction, cohort, note?.Problems ?? [], calendar.Now, cancel));
        },
        cancel);
}

/// <summary>Owes the owner a word. One who was erased gets none; the others look with <c>/learn program</c>.</summary>
internal sealed class Reporting(Deliveries deliveries, CalendarClock calendar)
{
    public async Task TellAsync(NpgsqlTransaction transaction, Cohort cohort, string payload, CancellationToken cancel)
    {
        if (cohort.AuthorId is ['U' or 'W', ..])
        {
            await deliveries.EnqueueAsync(transaction, CohortWork.Of(cohort, calendar.Now, payload), cancel);
        }
    }
}
