using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary><c>assessment.start</c>: the message becomes the attempt's first question, or the one it stood at.</summary>
internal sealed class StartAction(Taking taking) : IActionHandler<AssignmentValue>
{
    public string Name => BriefView.Start;

    public JsonTypeInfo<AssignmentValue> ValueType => AssessmentsJson.Default.AssignmentValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AssignmentValue value, CancellationToken cancel)
    {
        var here = AttemptReplies.Here(call);
        return AttemptReplies.Of(await taking.StartAsync(AttemptReplies.Person(call.Actor), value.Assignment, here, cancel), here);
    }
}

/// <summary><c>assessment.answer</c>: one click answers a question, once; every further click shows what is asked now.</summary>
internal sealed class AnswerAction(Taking taking) : IActionHandler<AnswerValue>
{
    public string Name => AttemptView.Answer;

    public JsonTypeInfo<AnswerValue> ValueType => LessonCardValues.Default.AnswerValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AnswerValue value, CancellationToken cancel)
    {
        var here = AttemptReplies.Here(call);
        return AttemptReplies.Of(await taking.AnswerAsync(AttemptReplies.Person(call.Actor), value, here, cancel), here);
    }
}

/// <summary><c>assessment.submit</c>: the fields in the message are sent. A client that sends none of them with the click gets them in a dialog.</summary>
internal sealed class SubmitAction(Taking taking) : IActionHandler<FormValue>
{
    public string Name => AttemptView.Submit;

    public JsonTypeInfo<FormValue> ValueType => LessonCardValues.Default.FormValue;

    public int ValueVersion => LessonCardValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, FormValue value, CancellationToken cancel)
    {
        var here = AttemptReplies.Here(call);
        var outcome = await taking.AnswerAsync(AttemptReplies.Person(call.Actor), value, call.Payload.State, here, cancel);
        return outcome is TakingOutcome.Unsent unsent
            ? new ActionReply.OpenView(QuestionModal.Render(unsent.Asked.Question, unsent.Facts.Attempt.Asking, value, null))
            : AttemptReplies.Of(outcome, here);
    }
}

/// <summary><c>assessment.later</c>: another question first.</summary>
internal sealed class LaterAction(Taking taking) : IActionHandler<PutOffValue>
{
    public string Name => AttemptView.Later;

    public JsonTypeInfo<PutOffValue> ValueType => AssessmentsJson.Default.PutOffValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, PutOffValue value, CancellationToken cancel)
    {
        var here = AttemptReplies.Here(call);
        return AttemptReplies.Of(await taking.PutOffAsync(AttemptReplies.Person(call.Actor), value, here, cancel), here);
    }
}

/// <summary><c>assessment.finish</c>: ends the attempt with the answers there are.</summary>
internal sealed class FinishAction(Taking taking) : IActionHandler<AttemptValue>
{
    public string Name => AttemptView.Finish;

    public JsonTypeInfo<AttemptValue> ValueType => AssessmentsJson.Default.AttemptValue;

    public int ValueVersion => AssessmentsJson.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, AttemptValue value, CancellationToken cancel)
    {
        var here = AttemptReplies.Here(call);
        return AttemptReplies.Of(await taking.FinishAsync(AttemptReplies.Person(call.Actor), value.Attempt, here, cancel), here);
    }
}
