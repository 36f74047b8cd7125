namespace SlackLearningBot.Seams;

/// <summary>Marks a handler that always answers with a view, so that a loading view may be opened while the database takes its time.</summary>
internal interface IOpensView;
