using SlackLearningBot.Data;

namespace SlackLearningBot.Seams;

/// <summary>
/// Hears that somebody did something: a click, a command, a form, a message, App Home opened. Whoever does something is not asked whether
/// the bot should come less often, and can be written to again. Implemented by Features/Care; called by the Edge.
/// </summary>
internal interface ISignsOfLife
{
    /// <summary>Never throws: what the person wanted matters more than that it was noticed.</summary>
    ValueTask NoteAsync(LearnerKey person, CancellationToken cancel);
}
