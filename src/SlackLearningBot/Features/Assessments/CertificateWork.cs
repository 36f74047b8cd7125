using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The certificate, as a message of its own: it can be found again and passed on.</summary>
internal sealed class CertificateWork(CertificateStore certificates) : IMessageWork
{
    public const string KindName = "assessment.certificate";

    public string Kind => KindName;

    public static NewDelivery Of(Assigned assigned, Guid attempt, DateTimeOffset now) =>
        NewDelivery.To(assigned.Person, KindName, $"{attempt}", DeliveryClass.Answer, now);

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await certificates.FindAsync(delivery.Person, Guid.Parse(delivery.Slot), cancel) is { } certificate
            ? new Rendering.Post(CertificateView.Message(certificate))
            : new Rendering.Drop("erased meanwhile");
}
