using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Puts everybody who has an assignment, and where they stand, into the owner's direct message as a sheet.</summary>
internal sealed class NamesFileWork(NpgsqlDataSource database, IRoles roles, FileHandover files, CalendarClock calendar) : ICallWork
{
    public const string KindName = "assessment.file";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (!await roles.IsOwnerAsync(delivery.Person, cancel))
        {
            return new CallOutcome.Drop("no owner any more");
        }

        var asked = JsonSerializer.Deserialize(delivery.Payload, AssessmentsJson.Default.AssignmentValue)!.Assignment;
        return await database.InTransactionAsync(transaction => NamesSheet.WriteAsync(transaction, delivery.TeamId, asked, calendar.Now, cancel), cancel) is { } bytes
            ? await files.ToPersonAsync(
                delivery, workspace, new NewFile($"assessment-{calendar.Now:yyyy-MM-dd}.csv", bytes, StatusView.FileComment), StatusView.FileFailed, cancel)
            : new CallOutcome.Drop("nothing to say");
    }
}
