using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>Tells who waits for their file that it does not come, and who can mend that.</summary>
internal sealed class ExportFailedWork : IMessageWork
{
    public const string Name = "data.export_failed";

    public string Kind => Name;

    public static NewDelivery Of(LearnerKey person, string request, string error, DateTimeOffset now) =>
        NewDelivery.To(person, Name, request, DeliveryClass.Answer, now) with
        {
            Payload = JsonSerializer.Serialize(new ExportFailure(error), ExportJson.Default.ExportFailure),
        };

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => Task.FromResult<Rendering>(new Rendering.Post(
        PersonalDataView.ExportFailed(JsonSerializer.Deserialize(delivery.Payload, ExportJson.Default.ExportFailure)!.Error)));
}

/// <summary>What Slack said.</summary>
internal sealed record ExportFailure(string Error);

[JsonSerializable(typeof(ExportFailure))]
internal sealed partial class ExportJson : JsonSerializerContext;
