namespace SlackLearningBot.Learning.Content;

/// <summary>One thing to recall.</summary>
/// <param name="Id">1–80 of a–z, 0–9 and "-"; stable for ever.</param>
/// <param name="Ask">1–250 characters.</param>
/// <param name="Options">In the author's order; exactly one is right.</param>
public abstract record Question(string Id, string Ask, IReadOnlyList<AnswerOption> Options);

/// <summary>Two to five options, one of them right.</summary>
public sealed record SingleChoice(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : Question(Id, Ask, Options);

/// <summary>A statement; the options are always "True" and "False", in this order.</summary>
public sealed record TrueFalse(string Id, string Ask, IReadOnlyList<AnswerOption> Options) : Question(Id, Ask, Options);

/// <summary>One possible answer.</summary>
/// <param name="Text">1–150 characters, different from its neighbours.</param>
/// <param name="Right">Whether it is the right one.</param>
/// <param name="Why">Why it is right or wrong, at most 300 characters; null when nothing is said.</param>
public sealed record AnswerOption(string Text, bool Right, string? Why);
