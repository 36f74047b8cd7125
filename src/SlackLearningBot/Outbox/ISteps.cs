namespace SlackLearningBot.Outbox;

/// <summary>The moments of a delivery at which a process may die. The product passes them by; the crash test stops there.</summary>
internal interface ISteps
{
    /// <param name="step">One of the constants of <see cref="Steps"/>.</param>
    /// <param name="teamId">The workspace.</param>
    ValueTask PassAsync(string step, string teamId);
}

internal sealed class Steps : ISteps
{
    public const string Claimed = "claimed";
    public const string Admitted = "admitted";
    public const string Rendered = "rendered";
    public const string BeforePost = "before-post";
    public const string AfterPost = "after-post";
    public const string BeforeRecord = "before-record";
    public const string AfterRecord = "after-record";
    public const string BeforeLookUp = "before-look-up";
    public const string AfterLookUp = "after-look-up";
    public const string EventStored = "event-stored";
    public const string EventHandled = "event-handled";
    public const string TickClaimed = "tick-claimed";
    public const string AnswerRecorded = "answer-recorded";

    public ValueTask PassAsync(string step, string teamId) => ValueTask.CompletedTask;
}
