using System.Text.Json;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Puts everybody who has an assignment, and where they stand, into the owner's direct message as a sheet. Done twice it shows the same file twice.</summary>
internal sealed class NamesFileWork(NpgsqlDataSource database, IRoles roles, SlackClient slack, DirectMessages conversations, CalendarClock calendar) : ICallWork
{
    public const string KindName = "assessment.file";

    public string Kind => KindName;

    public string Method => "files.completeUploadExternal";

    public IReadOnlyList<string> Methods { get; } = [DirectMessages.Method, "files.getUploadURLExternal", "files.completeUploadExternal"];

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        if (!await roles.IsOwnerAsync(delivery.Person, cancel))
        {
            return new CallOutcome.Drop("no owner any more");
        }

        var asked = JsonSerializer.Deserialize(delivery.Payload, AssessmentsJson.Default.AssignmentValue)!.Assignment;
        var bytes = await database.InTransactionAsync(transaction => NamesSheet.WriteAsync(transaction, delivery.TeamId, asked, calendar.Now, cancel), cancel);
        if (bytes is null)
        {
            return new CallOutcome.Drop("nothing to say");
        }

        var (channel, refused) = await conversations.OpenAsync(delivery, workspace, cancel);
        return channel is null
            ? new CallOutcome.Failed(refused!)
            : await HandOverAsync(workspace, channel, $"assessment-{calendar.Now:yyyy-MM-dd}.csv", bytes, cancel);
    }

    private async Task<CallOutcome> HandOverAsync(Workspace workspace, string channel, string name, byte[] bytes, CancellationToken cancel)
    {
        var target = await slack.FilesGetUploadUrlExternalAsync(workspace.Token, name, bytes.Length, cancel);
        if (target is SlackResult<UploadTarget>.Failed noTarget)
        {
            return new CallOutcome.Failed(noTarget.Failure);
        }

        var place = ((SlackResult<UploadTarget>.Ok)target).Value;
        if (await slack.UploadAsync(place, bytes, cancel) is SlackResult<SlackDone>.Failed notTaken)
        {
            return new CallOutcome.Failed(notTaken.Failure);
        }

        return await slack.FilesCompleteUploadExternalAsync(workspace.Token, place.FileId, name, channel, StatusView.FileComment, null, cancel) switch
        {
            SlackResult<SlackDone>.Failed notShown => new CallOutcome.Failed(notShown.Failure),
            _ => new CallOutcome.Done(),
        };
    }
}
