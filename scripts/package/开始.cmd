@echo off
rem Windows Terminal where there is one: letters and big digits are right there. Else the old console, in UTF-8.
chcp 65001 >nul
where wt >nul 2>nul
if %errorlevel%==0 (
  start "" wt -d "%~dp0." "%~dp0yishi.exe" %*
) else (
  "%~dp0yishi.exe" %*
  if errorlevel 1 pause
)
