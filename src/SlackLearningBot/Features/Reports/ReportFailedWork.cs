using System.Text.Json;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Reports;

/// <summary>Tells who waits for their sheet that it does not come, and what to do.</summary>
internal sealed class ReportFailedWork : IMessageWork
{
    public const string KindName = "report.failed";

    public string Kind => KindName;

    public static NewDelivery Of(LearnerKey owner, string request, ReportFailure failure, DateTimeOffset now) =>
        NewDelivery.To(owner, KindName, request, DeliveryClass.Answer, now) with { Payload = JsonSerializer.Serialize(failure, ReportJson.Default.ReportFailure) };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        var failure = JsonSerializer.Deserialize(delivery.Payload, ReportJson.Default.ReportFailure)!;
        return Task.FromResult<Rendering>(new Rendering.Post(ReportView.FileFailed(failure.Track, failure.Error)));
    }
}
