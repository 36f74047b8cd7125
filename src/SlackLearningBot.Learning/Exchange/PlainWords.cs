namespace SlackLearningBot.Learning.Exchange;

/// <summary>Turns a text with mark-up into plain words; who knows HTML and Markdown gives it.</summary>
/// <returns>The words, with "\n" between lines; empty when the mark-up holds none.</returns>
public delegate string PlainWords(ForeignText text);
