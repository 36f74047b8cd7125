using System.Text;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Asks for the CSV template. The minute is the request's key, so that a double click brings one file.</summary>
internal sealed class TemplateAction(OwnerClick owners, NpgsqlDataSource database, Deliveries deliveries, CalendarClock calendar) : IActionHandler
{
    public string Name => ReportView.Template;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        if (!await owners.IsOwnerAsync(call, cancel))
        {
            return new ActionReply.Remark(AuthoringView.OwnersOnlyRemark);
        }

        var now = calendar.Now;
        var person = new LearnerKey(call.Actor.TeamId!, call.Actor.UserId);
        await database.InTransactionAsync(
            transaction => deliveries.EnqueueAsync(
                transaction, NewDelivery.To(person, TemplateWork.KindName, now.ToString("yyyy-MM-dd'T'HH:mm'Z'"), DeliveryClass.Answer, now) with { Lane = Lane.File }, cancel),
            cancel);
        return new ActionReply.Remark(AuthoringView.TemplateOnItsWay);
    }
}

/// <summary>Puts the template into the direct message: with a byte order mark, which Excel wants to see letters beyond ASCII.</summary>
internal sealed class TemplateWork(FileHandover files) : ICallWork
{
    public const string KindName = "draft.template";
    private const string FileName = "lessons-template.csv";

    public string Kind => KindName;

    public string Method => FileHandover.Method;

    public IReadOnlyList<string> Methods => FileHandover.InDirectMessage;

    public Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel) => files.ToPersonAsync(
        delivery,
        workspace,
        new NewFile(FileName, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvTemplate.Text)], CsvTemplate.Comment),
        AuthoringView.TemplateFailed,
        cancel);
}
