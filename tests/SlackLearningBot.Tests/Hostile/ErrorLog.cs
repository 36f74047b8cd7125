using System.Collections.Concurrent;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>Keeps what the bot logs as an error, and every answer that Slack would not take: a hostile field must cause neither.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private const int AnswerNotTaken = 2051;

    private readonly ConcurrentQueue<string> lines = [];

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose()
    {
    }

    private sealed class Logger(ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error || eventId.Id == AnswerNotTaken)
            {
                log.lines.Enqueue($"{formatter(state, exception)} {exception?.Message}");
            }
        }
    }
}
