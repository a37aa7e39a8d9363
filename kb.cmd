@echo off
rem Runs practice-kb. Builds its jar first when that is missing or older than the sources.
setlocal
set "KBHOME=%~dp0"
set "KBHOME=%KBHOME:~0,-1%"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo kb: Java is missing; it needs 17 or newer. Install it, for example: winget install EclipseAdoptium.Temurin.17.JDK 1>&2
  exit /b 1
)
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1 ^| findstr /c:"version""') do set "FOUND=%%~v"
for /f "tokens=1 delims=.-" %%m in ("%FOUND%") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo kb: Java %FOUND% is too old; it needs 17 or newer. 1>&2
  exit /b 1
)
set "STALE=1"
if exist "%KBHOME%\target\kb.jar" for /f %%s in ('powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath '%KBHOME%\target\kb.jar').LastWriteTimeUtc; @(Get-Item -LiteralPath '%KBHOME%\pom.xml'; Get-ChildItem -Recurse -LiteralPath '%KBHOME%\src\main') | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Measure-Object | ForEach-Object { if ($_.Count) { 1 } else { 0 } }"') do set "STALE=%%s"
if "%STALE%"=="0" goto run
call mvn -v >nul 2>&1
if errorlevel 1 (
  echo kb: Maven is missing; it needs 3.6.3 or newer to build the program. Install it from https://maven.apache.org/ 1>&2
  exit /b 1
)
echo Building kb (the first time takes about a minute) ... 1>&2
pushd "%KBHOME%"
call mvn -q -B -DskipTests package 1>&2
if errorlevel 1 (
  popd
  echo kb: the program could not be built; Maven says why above. 1>&2
  exit /b 1
)
popd
:run
"%JAVA%" -Xmx1g -Xss4m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 "-Dkb.home=%KBHOME%" -jar "%KBHOME%\target\kb.jar" %*
exit /b %ERRORLEVEL%
