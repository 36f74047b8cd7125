namespace SlackLearningBot.Blocks;

/// <summary>When something comes: at that moment or, when it goes out to many, within a while of it.</summary>
internal sealed record Coming(DateTimeOffset At, TimeSpan Within)
{
    /// <summary>In the learner's own zone, as <see cref="LessonCardMoments"/> says it.</summary>
    public string Words(DateTimeOffset now, string zone) => LessonCardMoments.Words(At, now, zone, Within);
}
