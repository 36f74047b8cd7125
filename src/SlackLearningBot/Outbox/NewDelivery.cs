using SlackLearningBot.Data;

namespace SlackLearningBot.Outbox;

/// <summary>Something the bot will owe. Team, recipient, kind and slot together make it once.</summary>
/// <param name="TeamId">The workspace.</param>
/// <param name="Recipient">A person (U…, W…), a conversation (C…, D…, G…) or, for reads about the whole workspace, the team.</param>
/// <param name="Kind">Names the <see cref="IMessageWork"/> or <see cref="ICallWork"/> that does it.</param>
/// <param name="Slot">A local day, an event id, a purpose.</param>
/// <param name="Class">Who goes first.</param>
/// <param name="DueAt">Calendar time.</param>
internal sealed record NewDelivery(string TeamId, string Recipient, string Kind, string Slot, DeliveryClass Class, DateTimeOffset DueAt)
{
    /// <summary>Calendar time after which it would be wrong to send it: it is dropped with the reason "expired".</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Calendar time beyond which quiet hours do not hold an appointment back; null: when it expires.</summary>
    public DateTimeOffset? EventAt { get; init; }

    /// <summary>Among nudges, the higher goes first.</summary>
    public float Value { get; init; }

    /// <summary>Who chose the moment it is due: quiet hours and free days hold back only what nobody chose.</summary>
    public Timing Timing { get; init; }

    /// <summary>The queue it waits in; what a class usually needs, unless its work says otherwise.</summary>
    public Lane Lane { get; init; } = Class switch
    {
        DeliveryClass.Read => Lane.Read,
        DeliveryClass.Home => Lane.Home,
        _ => Lane.Post,
    };

    /// <summary>What the work needs to know besides the key, as JSON.</summary>
    public string Payload { get; init; } = "{}";

    public static NewDelivery To(LearnerKey person, string kind, string slot, DeliveryClass @class, DateTimeOffset dueAt) =>
        new(person.TeamId, person.UserId, kind, slot, @class, dueAt);
}
