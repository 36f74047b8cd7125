using SlackLearningBot.Data;

namespace SlackLearningBot.Blocks;

/// <summary>How a question is put to somebody: in which order, and who hears the answer. To a learner, in a lesson, it is their key alone.</summary>
/// <param name="Seed">Gives the order of what is to choose from; the same seed, the same order, on every machine.</param>
/// <param name="Actions">The handlers its elements name.</param>
internal sealed record Asking(string Seed, QuestionActions Actions)
{
    /// <summary>Each learner's own order, in a lesson's message.</summary>
    public static implicit operator Asking(LearnerKey learner) => new($"{learner.TeamId}:{learner.UserId}", QuestionActions.Lesson);
}

/// <summary>The names under which a question's elements reach whoever asks it.</summary>
/// <param name="Answer">One option was clicked; carries an <see cref="AnswerValue"/>.</param>
/// <param name="Submit">The fields in the message are sent; carries a <see cref="FormValue"/>.</param>
/// <param name="Open">The fields are wanted in a dialog; carries a <see cref="FormValue"/>. The dialog's callback has the same name.</param>
internal sealed record QuestionActions(string Answer, string Submit, string Open)
{
    public static QuestionActions Lesson { get; } = new(QuestionBlocks.Answer, QuestionBlocks.Submit, QuestionBlocks.Open);
}
