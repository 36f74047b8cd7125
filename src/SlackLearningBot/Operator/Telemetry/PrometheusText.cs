using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>
/// Metrics as Prometheus reads them, text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats), named as
/// https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics wants it.
/// </summary>
internal sealed class PrometheusText
{
    private readonly StringBuilder text = new();
    private readonly HashSet<string> written = new(StringComparer.Ordinal);

    public override string ToString() => text.ToString();

    public void Write(Metric metric)
    {
        var type = TypeOf(metric.MetricType);
        var name = NameOf(metric.Name, metric.Unit, type);
        if (type is null || !written.Add(name))
        {
            return; // one family has one type: of two meters' instruments of a name the first is shown
        }

        text.Append("# HELP ").Append(name).Append(' ').Append(Escape(metric.Description, quotes: false)).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = LabelsOf(point.Tags);
            switch (metric.MetricType)
            {
                case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                    Line(name, labels, point.GetSumLong());
                    break;
                case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                    Line(name, labels, point.GetSumDouble());
                    break;
                case MetricType.LongGauge:
                    Line(name, labels, point.GetGaugeLastValueLong());
                    break;
                case MetricType.DoubleGauge:
                    Line(name, labels, point.GetGaugeLastValueDouble());
                    break;
                case MetricType.Histogram:
                    WriteHistogram(name, labels, point);
                    break;
            }
        }
    }

    private void WriteHistogram(string name, string labels, in MetricPoint point)
    {
        var total = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            total += bucket.BucketCount;
            var le = $"le=\"{Number(bucket.ExplicitBound)}\"";
            Line(name + "_bucket", labels.Length == 0 ? le : $"{labels},{le}", total);
        }

        Line(name + "_sum", labels, point.GetHistogramSum());
        Line(name + "_count", labels, point.GetHistogramCount());
    }

    private void Line(string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string? TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic or MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
        MetricType.Histogram => "histogram",
        _ => null,
    };

    /// <summary>Its unit behind it unless it is there already, and <c>_total</c> behind what only grows.</summary>
    internal static string NameOf(string name, string? unit, string? type)
    {
        var plain = Plain(name);
        var suffix = unit switch
        {
            null or "" => "",
            ['{', ..] => "",
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            "1" => type == "gauge" ? "_ratio" : "",
            "%" => "_percent",
            _ => "_" + Plain(unit),
        };
        plain = suffix.Length == 0 || plain.EndsWith(suffix, StringComparison.Ordinal) ? plain : plain + suffix;
        return type == "counter" && !plain.EndsWith("_total", StringComparison.Ordinal) ? plain + "_total" : plain;
    }

    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            var kept = char.IsAsciiLetterOrDigit(letter) ? letter : '_';
            if (kept != '_' || plain.Length == 0 || plain[^1] != '_')
            {
                plain.Append(kept);
            }
        }

        return plain.Length > 0 && char.IsAsciiDigit(plain[0]) ? "_" + plain : plain.ToString();
    }

    private static string LabelsOf(OpenTelemetry.ReadOnlyTagCollection tags)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            var name = Plain(tag.Key);
            var value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels[name] = labels.TryGetValue(name, out var other) ? $"{other};{value}" : value;
        }

        return string.Join(',', labels.Select(label => $"{label.Key}=\"{Escape(label.Value, quotes: true)}\""));
    }

    internal static string Escape(string? value, bool quotes)
    {
        var escaped = (value ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return quotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    internal static string Number(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
