using System.Collections.Concurrent;

namespace SlackLearningBot.Tests.Operator;

/// <summary>Keeps what a bot warns of, by the number of the event.</summary>
internal sealed class WarningLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(int Id, string Text)> lines = [];

    public bool Has(int id, string text) => lines.Any(line => line.Id == id && line.Text.Contains(text, StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    /// <summary>Whether the bot that wrote it was taken down.</summary>
    public bool IsClosed { get; private set; }

    public void Dispose() => IsClosed = true;

    private sealed class Logger(WarningLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.lines.Enqueue((eventId.Id, formatter(state, exception)));
    }
}
