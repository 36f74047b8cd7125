using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Asks the outbox for the file. The minute is the request's key, so that a double click brings one file.</summary>
internal sealed class ExportRequest(NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar)
{
    public Task MakeAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        transaction => deliveries.EnqueueAsync(
            transaction,
            NewDelivery.To(person, ExportWork.KindName, calendar.Now.ToString("yyyy-MM-dd'T'HH:mm'Z'"), DeliveryClass.Answer, calendar.Now) with { Lane = Lane.File },
            cancel),
        cancel);
}
