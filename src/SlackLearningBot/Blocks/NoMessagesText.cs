using SlackLearningBot.Data;

namespace SlackLearningBot.Blocks;

/// <summary>What is said in place of when the next lesson comes.</summary>
internal static class NoMessagesText
{
    public static string Words(NoMessages by) =>
        $"No lesson comes by itself, because {(by == NoMessages.Person ? "you allow no messages" : "no messages are allowed here")}; `/learn today` brings one.";
}
