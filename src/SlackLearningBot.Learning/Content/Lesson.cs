namespace SlackLearningBot.Learning.Content;

/// <summary>One bite of learning.</summary>
/// <param name="Id">1–75 of a–z, 0–9 and "-"; stable for ever.</param>
/// <param name="Title">1–120 characters.</param>
/// <param name="Format">What the learner does with it.</param>
/// <param name="Skills">Its tags; may be empty.</param>
/// <param name="Body">CommonMark with "\n" as line end and none at either end; may be empty when there is a link.</param>
/// <param name="Link">An http or https address; null when the text is the lesson.</param>
/// <param name="Minutes">How long it takes, as its author says, 1–480; null when the reading time tells.</param>
/// <param name="Source">Where it comes from, when it is not ours.</param>
/// <param name="Owner">A Slack user id or an e-mail.</param>
/// <param name="ReviewBy">The day its owner is asked whether it is still true.</param>
/// <param name="Questions">What to recall; may be empty.</param>
public sealed record Lesson(
    string Id,
    string Title,
    LessonFormat Format,
    IReadOnlyList<string> Skills,
    string Body,
    string? Link,
    int? Minutes,
    Source? Source,
    string? Owner,
    DateOnly? ReviewBy,
    IReadOnlyList<Question> Questions);

/// <summary>The origin of a lesson that is not ours; the licence and attribution are shown with it.</summary>
/// <param name="Title">The name of the work; null when only the address is known.</param>
/// <param name="Url">An http or https address, if there is one.</param>
/// <param name="Licence">Such as "CC-BY-4.0".</param>
/// <param name="Attribution">The words the licence asks to be shown, if any.</param>
public sealed record Source(string? Title, string? Url, string Licence, string? Attribution);
