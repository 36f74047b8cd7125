namespace SlackLearningBot.Data;

/// <summary>Whose word it is that no message a day may come by itself, so no lesson either.</summary>
internal enum NoMessages
{
    Person,

    /// <summary>The workspace's owners, or whoever runs the bot.</summary>
    Others,
}
