namespace SlackLearningBot.Learning.Content;

/// <summary>An ordered set of lessons.</summary>
/// <param name="Id">1–75 of a–z, 0–9 and "-"; stable for ever.</param>
/// <param name="Title">1–120 characters.</param>
/// <param name="Description">What it is about; may be empty.</param>
/// <param name="Skills">Its tags; may be empty.</param>
/// <param name="Lessons">In the order they are given; at least one.</param>
public sealed record Track(string Id, string Title, string Description, IReadOnlyList<string> Skills, IReadOnlyList<Lesson> Lessons);
